package io.dropsize.image.testkit;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AwtImage;
import io.dropsize.image.codec.skia.SkiaEncoder;
import io.dropsize.image.engine.DefaultImageEngine;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntBinaryOperator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws pictures for tests, encodes them with the JDK, and inspects results. */
public final class Drawn {
    public static final int RED = 0xFFFF0000;
    public static final int GREEN = 0xFF00FF00;
    public static final int BLUE = 0xFF0000FF;
    public static final int YELLOW = 0xFFFFFF00;
    public static final int WHITE = 0xFFFFFFFF;

    private Drawn() {}

    public static BufferedImage picture(int width, int height, IntBinaryOperator argb) {
        return draw(width, height, BufferedImage.TYPE_INT_RGB, argb);
    }

    public static BufferedImage transparent(int width, int height, IntBinaryOperator argb) {
        return draw(width, height, BufferedImage.TYPE_INT_ARGB, argb);
    }

    private static BufferedImage draw(int width, int height, int type, IntBinaryOperator argb) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb.applyAsInt(x, y));
            }
        }
        return image;
    }

    /** Structure everywhere, so that a missing part is visible. */
    public static BufferedImage photo(int width, int height) {
        return picture(
                width,
                height,
                (x, y) ->
                        0xFF000000
                                | wave(x * 7 + y) << 16
                                | wave(y * 5 - x) << 8
                                | wave(x + y * 3));
    }

    private static int wave(int phase) {
        return (int) (127.5 * (1 + Math.sin(phase / 23.0)));
    }

    /** Quarters in red, green, blue and yellow: left to right, then down. */
    public static BufferedImage quarters(int width, int height) {
        return picture(
                width,
                height,
                (x, y) ->
                        y < height / 2
                                ? x < width / 2 ? RED : GREEN
                                : x < width / 2 ? BLUE : YELLOW);
    }

    public static byte[] coded(BufferedImage image, String format) {
        try (var out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] progressiveJpeg(BufferedImage image) {
        return jpeg(image, ImageWriteParam.MODE_DEFAULT);
    }

    public static byte[] jpeg(BufferedImage image) {
        return jpeg(image, ImageWriteParam.MODE_DISABLED);
    }

    private static byte[] jpeg(BufferedImage image, int progressive) {
        var writer =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg")
                        .next();
        var param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.95f);
        try (var out = new ByteArrayOutputStream()) {
            var stream = new MemoryCacheImageOutputStream(out);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
            stream.close();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** WebP from the engine itself, because the JDK writes none. */
    public static byte[] webp(BufferedImage image, int quality) {
        return SkiaEncoder.encode(pixels(image), ImageFormat.WEBP, quality).bytes();
    }

    /** The pixels as they are; premultiplied only if the picture is opaque. */
    public static Pixels pixels(BufferedImage image) {
        int[] argb = new int[image.getWidth() * image.getHeight()];
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), argb, 0, image.getWidth());
        return new Pixels(image.getWidth(), image.getHeight(), argb);
    }

    /**
     * Premultiplied colours with every alpha, from transparent on the left to opaque on the right.
     */
    public static Pixels glass(int width, int height) {
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int alpha = i % width * 0xFF / (width - 1);
            int y = i / width;
            argb[i] =
                    alpha << 24
                            | alpha * y / height << 16
                            | alpha * (height - y) / height << 8
                            | alpha / 2;
        }
        return new Pixels(width, height, argb);
    }

    /** Decodes JPEG and PNG by the JDK, and anything else by the engine. */
    public static BufferedImage decoded(EncodedImage image) {
        if (image.format() == ImageFormat.WEBP) {
            int longest = Math.max(image.width(), image.height());
            return shown(
                    new DefaultImageEngine()
                            .preview(ImageInput.of("out.webp", image.bytes()), longest));
        }
        try {
            return shown(ImageIO.read(new ByteArrayInputStream(image.bytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK treats grey as linear when it converts colours, other programs don't. */
    private static BufferedImage shown(BufferedImage decoded) {
        return decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                ? AwtImage.of(decoded).image()
                : decoded;
    }

    public static BufferedImage shown(Pixels pixels) {
        var image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        return image;
    }

    /** The largest difference of a channel. */
    public static int difference(int argb, int other) {
        var a = new Color(argb, true);
        var b = new Color(other, true);
        int colours =
                Math.max(
                        Math.abs(a.getRed() - b.getRed()),
                        Math.max(
                                Math.abs(a.getGreen() - b.getGreen()),
                                Math.abs(a.getBlue() - b.getBlue())));
        return Math.max(colours, Math.abs(a.getAlpha() - b.getAlpha()));
    }
}
