import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.SurfaceProps;
import org.jetbrains.skia.svg.SVGDOM;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * Draws the program's icon from its two SVGs, one for large and one for small sizes: {@code mvn
 * process-classes exec:exec@icons}.
 */
final class Icons {
    private static final Path SOURCES = Path.of("packaging/icons");
    private static final Path RESOURCES = Path.of("src/main/resources/icons");

    /** Up to this size the small drawing is clearer. */
    private static final int SMALL = 32;

    /** macOS leaves a margin of 100 in 1024 around an icon's ground, the SVG one of 64. */
    private static final float MAC_SCALE = 824f / 896f;

    public static void main(String[] args) throws IOException {
        Files.createDirectories(RESOURCES);
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256, 512)) {
            Files.write(RESOURCES.resolve("dropsize-" + size + ".png"), png(draw(size, 1)));
        }
        Files.write(SOURCES.resolve("dropsize.ico"), ico(List.of(16, 24, 32, 48, 64, 128, 256)));
        Files.write(SOURCES.resolve("dropsize.icns"), icns());
    }

    private static BufferedImage draw(int size, float scale) throws IOException {
        String name = size <= SMALL ? "dropsize-small.svg" : "dropsize.svg";
        byte[] source = Files.readAllBytes(SOURCES.resolve(name));
        SVGDOM svg = new SVGDOM(Data.Companion.makeFromBytes(source, 0, source.length));
        svg.setContainerSize(size, size);
        Bitmap bitmap = new Bitmap();
        bitmap.allocN32Pixels(size, size, false);
        Canvas canvas = new Canvas(bitmap, new SurfaceProps());
        float margin = size * (1 - scale) / 2;
        canvas.translate(margin, margin);
        canvas.scale(scale, scale);
        svg.render(canvas);
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, bitmap.getColor(x, y));
            }
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** Windows: entries below 256 as bitmaps, which everything reads, the largest as PNG. */
    private static byte[] ico(List<Integer> sizes) throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        ByteBuffer head = little(6 + 16 * sizes.size());
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int size : sizes) {
            byte[] entry = size < 256 ? dib(draw(size, 1)) : png(draw(size, 1));
            head.put((byte) size).put((byte) size).putShort((short) 0);
            head.putShort((short) 1).putShort((short) 32).putInt(entry.length);
            head.putInt(head.capacity() + entries.size());
            entries.writeBytes(entry);
        }
        return joined(head.array(), entries.toByteArray());
    }

    /** A bitmap from the bottom up, followed by an empty mask: its alpha channel says it all. */
    private static byte[] dib(BufferedImage image) {
        int size = image.getWidth();
        int mask = (size + 31) / 32 * 4 * size;
        ByteBuffer out = little(40 + 4 * size * size + mask);
        out.putInt(40).putInt(size).putInt(2 * size).putShort((short) 1).putShort((short) 32);
        out.putInt(0).putInt(4 * size * size + mask).position(40);
        for (int y = size - 1; y >= 0; y--) {
            for (int x = 0; x < size; x++) {
                out.putInt(image.getRGB(x, y));
            }
        }
        return out.array();
    }

    private static byte[] icns() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        channels(out, "is32", "s8mk", draw(16, 1));
        channels(out, "il32", "l8mk", draw(32, 1));
        block(out, "ic11", png(draw(32, 1)));
        block(out, "ic12", png(draw(64, MAC_SCALE)));
        block(out, "ic07", png(draw(128, MAC_SCALE)));
        block(out, "ic13", png(draw(256, MAC_SCALE)));
        block(out, "ic08", png(draw(256, MAC_SCALE)));
        block(out, "ic14", png(draw(512, MAC_SCALE)));
        block(out, "ic09", png(draw(512, MAC_SCALE)));
        block(out, "ic10", png(draw(1024, MAC_SCALE)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        block(file, "icns", out.toByteArray());
        return file.toByteArray();
    }

    /** The old form of small sizes: red, green and blue as runs that repeat nothing, and a mask. */
    private static void channels(
            ByteArrayOutputStream out, String colours, String mask, BufferedImage image) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        for (int shift : List.of(16, 8, 0)) {
            byte[] channel = channel(image, shift);
            for (int at = 0; at < channel.length; at += 128) {
                runs.write(127);
                runs.write(channel, at, 128);
            }
        }
        block(out, colours, runs.toByteArray());
        block(out, mask, channel(image, 24));
    }

    private static byte[] channel(BufferedImage image, int shift) {
        int size = image.getWidth();
        byte[] channel = new byte[size * size];
        for (int at = 0; at < channel.length; at++) {
            channel[at] = (byte) (image.getRGB(at % size, at / size) >> shift);
        }
        return channel;
    }

    private static void block(ByteArrayOutputStream out, String type, byte[] content) {
        ByteBuffer head = ByteBuffer.allocate(8);
        head.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(8 + content.length);
        out.writeBytes(joined(head.array(), content));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
