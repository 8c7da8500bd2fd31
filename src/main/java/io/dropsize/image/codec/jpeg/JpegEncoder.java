package io.dropsize.image.codec.jpeg;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.codec.ColourEdges;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.skia.SkiaEncoder;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes JPEG with the system's libjpeg-turbo, otherwise with Skia, or, for options that Skia
 * isOverrun, with the JDK.
 */
public final class JpegEncoder {
    private static final String TREE = "javax_imageio_jpeg_image_1.0";

    /** Trellis quantization saves nothing in copies that are more similar, as measured. */
    private static final double MAX_TRELLIS_SCORE = 85;

    private JpegEncoder() {}

    /**
     * Encodes a picture without metadata; transparent pixels are blended with white. Copies are
     * progressive if the coding or {@link ProgressiveChoice} requires it, and baseline without the
     * system's libjpeg-turbo. Those for a similarity have trellis quantization where that makes
     * them smaller.
     *
     * @param quality 1 to 100
     */
    public static EncodedImage encode(Pixels pixels, Coding coding, int quality) {
        Pixels opaque = Flattening.onWhite(pixels);
        boolean fullChroma = ColourEdges.fullChroma(pixels, coding);
        Optional<TurboJpeg> turbo = TurboJpeg.ofSystem();
        if (turbo.isEmpty() && !fullChroma && !coding.progressive()) {
            return SkiaEncoder.encode(opaque, ImageFormat.JPEG, quality);
        }
        byte[] bytes =
                turbo.map(library -> bySystem(library, opaque, coding, quality, fullChroma))
                        .orElseGet(() -> byJdk(opaque, quality, fullChroma, coding.progressive()));
        return new EncodedImage(bytes, ImageFormat.JPEG, pixels.width(), pixels.height());
    }

    private static byte[] bySystem(
            TurboJpeg library, Pixels opaque, Coding coding, int quality, boolean fullChroma) {
        return coding.quality() instanceof Quality.AtLeast(double score)
                        && score <= MAX_TRELLIS_SCORE
                ? library.encodeSmall(opaque, quality, fullChroma)
                : ProgressiveChoice.encode(
                        coding.progressive(),
                        opaque.width(),
                        opaque.height(),
                        passes -> library.encode(opaque, quality, fullChroma, passes));
    }

    /** Encodes with the JDK, which takes several times as long. */
    public static byte[] byJdk(
            Pixels pixels, int quality, boolean fullChroma, boolean progressive) {
        BufferedImage image = image(pixels);
        var type = ImageTypeSpecifier.createFromRenderedImage(image);
        ImageWriter writer = ImageIO.getImageWriters(type, "jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        param.setProgressiveMode(
                progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (var out = new ByteArrayOutputStream();
                var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            IIOMetadata metadata = writer.getDefaultImageMetadata(type, param);
            if (fullChroma) {
                shareNoColours(metadata);
            }
            writer.write(null, new IIOImage(image, null, metadata), param);
            stream.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage image(Pixels pixels) {
        var model = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        var raster =
                Raster.createPackedRaster(
                        new DataBufferInt(pixels.argb(), pixels.argb().length),
                        pixels.width(),
                        pixels.height(),
                        pixels.width(),
                        model.getMasks(),
                        null);
        return new BufferedImage(model, raster, false, null);
    }

    /** One luma sample per chroma sample, instead of two by two. */
    private static void shareNoColours(IIOMetadata metadata) throws IOException {
        var tree = (Element) metadata.getAsTree(TREE);
        NodeList components = tree.getElementsByTagName("componentSpec");
        var luma = (Element) components.item(0);
        luma.setAttribute("HsamplingFactor", "1");
        luma.setAttribute("VsamplingFactor", "1");
        metadata.setFromTree(TREE, tree);
    }
}
