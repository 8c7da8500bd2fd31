package io.dropsize.image.engine;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.heif.AvifEncoder;
import io.dropsize.image.codec.webp.LosslessWebp;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAnimation;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.DrawnPsd;
import io.dropsize.image.testkit.DrawnTiff;
import io.dropsize.image.testkit.ExifEmbedder;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A small complete picture of every kind that the engine reads, for tests that damage them. */
public final class DrawnSeeds {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final List<String> TIFF_KINDS =
            List.of("LZW", "JPEG", "ZLib", "PackBits", "Deflate");
    private static final List<String> FAX_KINDS = List.of("CCITT RLE", "CCITT T.4", "CCITT T.6");

    private DrawnSeeds() {}

    /** By kind; without AVIF if the system has no libheif that writes it. */
    static Map<String, byte[]> all() {
        var seeds = new LinkedHashMap<String, byte[]>();
        addJpegs(seeds);
        addPngs(seeds);
        addAnimations(seeds);
        addWebps(seeds);
        addBitmaps(seeds);
        addTiffs(seeds);
        BufferedImage photo = Drawn.photo(WIDTH, HEIGHT);
        seeds.put("rgb.psd", DrawnPsd.rgb(photo));
        seeds.put("cmyk.psd", DrawnPsd.cmyk(photo));
        addPsds(seeds);
        if (AvifEncoder.isAvailable()) {
            addAvifs(seeds);
        }
        return seeds;
    }

    /** One of them. */
    static byte[] named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    private static void addJpegs(Map<String, byte[]> seeds) {
        BufferedImage photo = Drawn.photo(WIDTH, HEIGHT);
        byte[] plain = Drawn.jpeg(photo);
        byte[] halved = Drawn.coded(photo, "jpg");
        seeds.put("full.jpg", plain);
        seeds.put("halved.jpg", halved);
        seeds.put("progressive.jpg", Drawn.progressiveJpeg(photo));
        seeds.put("grey.jpg", Drawn.jpeg(as(BufferedImage.TYPE_BYTE_GRAY, photo)));
        seeds.put("inks.jpg", inks(photo));
        var profile = new ByteArrayOutputStream();
        profile.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII));
        profile.writeBytes(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
        byte[] metadata = described(halved, ImageFormat.JPEG);
        seeds.put("metadata.jpg", withSegment(metadata, 0xE2, profile.toByteArray()));
    }

    /** JPEG with four components, with inks as Adobe's programs write them. */
    private static byte[] inks(BufferedImage photo) {
        byte[] four = fourComponents(photo);
        byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        return withSegment(four, 0xEE, adobe);
    }

    private static byte[] fourComponents(BufferedImage photo) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = photo.getRGB(x, y);
                raster.setPixel(
                        x, y, new int[] {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, 99});
            }
        }
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new ByteArrayOutputStream();
                var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
            stream.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] described(byte[] file, ImageFormat format) {
        var image = new EncodedImage(file, format, WIDTH, HEIGHT);
        byte[] xmp =
                """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
                xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
                xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="x"/></rdf:RDF></x:xmpmeta>"""
                        .getBytes(StandardCharsets.US_ASCII);
        return ExifEmbedder.embed(ExifEmbedder.embedXmp(image, xmp), DrawnExif.full()).bytes();
    }

    private static void addPngs(Map<String, byte[]> seeds) {
        BufferedImage photo = Drawn.photo(WIDTH, HEIGHT);
        byte[] plain = Drawn.coded(photo, "png");
        seeds.put("rgb.png", plain);
        seeds.put("metadata.png", described(plain, ImageFormat.PNG));
        seeds.put("alpha.png", Drawn.coded(clear(), "png"));
        seeds.put("grey.png", Drawn.coded(as(BufferedImage.TYPE_BYTE_GRAY, photo), "png"));
        seeds.put("deep.png", Drawn.coded(as(BufferedImage.TYPE_USHORT_GRAY, photo), "png"));
        seeds.put("palette.png", Drawn.coded(as(BufferedImage.TYPE_BYTE_INDEXED, photo), "png"));
        seeds.put("line.png", Drawn.coded(as(BufferedImage.TYPE_BYTE_BINARY, photo), "png"));
        seeds.put("interlaced.png", written(photo, "png", ImageWriteParam.MODE_DEFAULT, ""));
    }

    private static void addAnimations(Map<String, byte[]> seeds) {
        var frames = new ArrayList<DrawnAnimation.Drawing>();
        BufferedImage quarters = Drawn.quarters(WIDTH, HEIGHT);
        frames.add(new DrawnAnimation.Drawing(quarters, 7));
        BufferedImage part = Drawn.quarters(10, 8);
        frames.add(new DrawnAnimation.Drawing(part, 4, 5, 3, "restoreToBackgroundColor"));
        frames.add(new DrawnAnimation.Drawing(part, 9, 9, 3, "restoreToPrevious"));
        byte[] gif = DrawnAnimation.gif(0, frames);
        seeds.put("still.gif", Drawn.coded(quarters, "gif"));
        seeds.put("moving.gif", gif);
        seeds.put("moving.webp", copy("moving.gif", gif, ImageFormat.WEBP, Coding.of(60)));
        seeds.put(
                "lossless-moving.webp",
                copy("moving.gif", gif, ImageFormat.WEBP, Coding.of(60).withLossless(true)));
    }

    private static void addWebps(Map<String, byte[]> seeds) {
        byte[] lossy = Drawn.webp(Drawn.photo(WIDTH, HEIGHT), 70);
        seeds.put("lossy.webp", lossy);
        seeds.put("metadata.webp", described(lossy, ImageFormat.WEBP));
        byte[] png = Drawn.coded(clear(), "png");
        seeds.put("alpha.webp", copy("alpha.png", png, ImageFormat.WEBP, Coding.of(70)));
        seeds.put("lossless.webp", LosslessWebp.encode(Drawn.glass(WIDTH, HEIGHT)).bytes());
    }

    private static void addBitmaps(Map<String, byte[]> seeds) {
        BufferedImage photo = Drawn.photo(WIDTH, HEIGHT);
        byte[] palette = Drawn.coded(as(BufferedImage.TYPE_BYTE_INDEXED, photo), "bmp");
        byte[] rgb = Drawn.coded(photo, "bmp");
        seeds.put("rgb.bmp", rgb);
        seeds.put("palette.bmp", palette);
        seeds.put(
                "runs.bmp",
                written(as(BufferedImage.TYPE_BYTE_INDEXED, photo), "bmp", 0, "BI_RLE8"));
        seeds.put("line.bmp", Drawn.coded(as(BufferedImage.TYPE_BYTE_BINARY, photo), "bmp"));
        byte[] png = Drawn.coded(Drawn.picture(48, 48, (_, _) -> Drawn.GREEN), "png");
        seeds.put("two.ico", icon(bitmapOfIcon(rgb), png));
        seeds.put("bitmap.ico", icon(bitmapOfIcon(palette), bitmapOfIcon(rgb)));
    }

    /** As in icons: without the file header, twice as high, followed by a mask. */
    private static byte[] bitmapOfIcon(byte[] bmp) {
        int header = 14;
        byte[] mask = new byte[HEIGHT * 8];
        var out = ByteBuffer.allocate(bmp.length - header + mask.length);
        out.put(bmp, header, bmp.length - header).put(mask);
        return out.order(ByteOrder.LITTLE_ENDIAN).putInt(8, 2 * HEIGHT).array();
    }

    private static byte[] icon(byte[] small, byte[] large) {
        int first = 6 + 2 * 16;
        var icon = ByteBuffer.allocate(first + small.length + large.length);
        icon.order(ByteOrder.LITTLE_ENDIAN);
        icon.putShort((short) 0).putShort((short) 1).putShort((short) 2);
        icon.put(new byte[] {WIDTH, HEIGHT, 0, 0, 1, 0, 32, 0}).putInt(small.length).putInt(first);
        icon.put(new byte[] {48, 48, 0, 0, 1, 0, 32, 0});
        icon.putInt(large.length).putInt(first + small.length);
        return icon.put(small).put(large).array();
    }

    private static void addTiffs(Map<String, byte[]> seeds) {
        BufferedImage photo = Drawn.photo(WIDTH, HEIGHT);
        seeds.put("plain.tif", Drawn.coded(photo, "tiff"));
        seeds.put("alpha.tif", Drawn.coded(clear(), "tiff"));
        seeds.put("deep.tif", Drawn.coded(as(BufferedImage.TYPE_USHORT_GRAY, photo), "tiff"));
        var floats = new DrawnTiff(4, 2, 32, 1, 1).with(339, 3).with(317, 3);
        seeds.put("floats.tif", floats.floatStrip(0, 0.2, 0.4, 0.6, 0.8, 1, 0.5, 0.1).file());
        var lab = new DrawnTiff(2, 1, 16, 3, 8).in(ByteOrder.BIG_ENDIAN).big();
        seeds.put("lab.tif", lab.wideStrip(35_579, 20_687, 17_892, 32_768, 0, 0).file());
        var planes = new DrawnTiff(2, 1, 8, 2, 1).with(284, 2).with(338, 1);
        seeds.put("planes.tif", planes.wideStrip(0x80FF).wideStrip(0xC040).file());
        var webp = new DrawnTiff(WIDTH, HEIGHT, 8, 3, 2).with(259, 50_001);
        seeds.put("webp.tif", webp.strip(Drawn.webp(photo, 80)).file());
        var light = new DrawnTiff(4, 1, 16, 1, 32_844).with(259, 34_676);
        seeds.put("light.tif", light.strip(HexFormat.of().parseHex("823d0410203040")).file());
        for (String kind : TIFF_KINDS) {
            seeds.put(kind + ".tif", written(photo, "tiff", 0, kind));
        }
        for (String kind : FAX_KINDS) {
            BufferedImage lines = as(BufferedImage.TYPE_BYTE_BINARY, photo);
            seeds.put(kind.replace(' ', '-') + ".tif", written(lines, "tiff", 0, kind));
        }
    }

    private static void addPsds(Map<String, byte[]> seeds) {
        for (int packing = 1; packing <= DrawnPsd.ZIP_OF_DIFFERENCES; packing++) {
            var psd = DrawnPsd.of(clear(), DrawnPsd.RGB, 3).channel(new double[WIDTH * HEIGHT]);
            byte[] file = psd.compressed(packing).layers(-1).composed(true).file();
            seeds.put("packed-" + packing + ".psd", file);
        }
        double[] light = new double[] {0, 0.3, 0.7, 1};
        var deep = new DrawnPsd(DrawnPsd.GREY, 32, 2, 2).channel(light).channel(light);
        seeds.put("light.psb", deep.large().layers(-2).compressed(DrawnPsd.RUNS).file());
        var lab = new DrawnPsd(DrawnPsd.LAB, 16, 1, 1).channel(9).channel(9).channel(9);
        seeds.put("lab.psd", lab.layers(1).file());
        var indexed = new DrawnPsd(DrawnPsd.INDEXED, 8, 2, 2).channel(0, 1, 2, 3);
        seeds.put("palette.psd", indexed.palette(new byte[768]).resource(1047, 0, 2).file());
    }

    private static void addAvifs(Map<String, byte[]> seeds) {
        byte[] exif = DrawnExif.full();
        byte[] photo = DrawnAvif.of(Drawn.photo(WIDTH, HEIGHT), 60, Optional.of(exif));
        seeds.put("metadata.avif", photo);
        seeds.put("turned.avif", DrawnAvif.turned(photo, OptionalInt.of(1), OptionalInt.of(0)));
        seeds.put("alpha.avif", DrawnAvif.of(clear(), 60));
        seeds.put("bright.avif", DrawnAvif.coloured(photo, 9, 16));
    }

    private static BufferedImage clear() {
        return Drawn.transparent(WIDTH, HEIGHT, (x, y) -> x * 6 << 24 | x * y * 4711 & 0xFFFFFF);
    }

    private static BufferedImage as(int type, BufferedImage image) {
        var other = new BufferedImage(image.getWidth(), image.getHeight(), type);
        var graphics = other.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return other;
    }

    private static byte[] copy(String name, byte[] file, ImageFormat format, Coding coding) {
        var spec =
                new RenderSpec(
                        WIDTH, HEIGHT, false, format, coding, MetadataPolicy.REMOVE_ALL, false);
        return new DefaultImageEngine().render(ImageInput.of(name, file), spec).bytes();
    }

    /** By the JDK's writer, interlaced or with another compression. */
    /** As ImageIO writes it. */
    public static byte[] written(
            BufferedImage image, String format, int passes, String compression) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var param = writer.getDefaultWriteParam();
        if (compression.isEmpty()) {
            param.setProgressiveMode(passes);
        } else {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        }
        try (var out = new ByteArrayOutputStream();
                var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
            stream.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
