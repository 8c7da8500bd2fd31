package io.dropsize.ui;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.testkit.RenderedAgain;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Pictures by the JDK alone, as PNG. */
public final class PlainEngine implements ImageEngine {
    @Override
    public MemoryBudget.Share admit(ImageInput input) {
        return () -> {};
    }

    @Override
    public ImageInfo probe(ImageInput input) {
        BufferedImage image = read(input);
        return new ImageInfo(
                ImageFormat.PNG, image.getWidth(), image.getHeight(), false, 1, input.size());
    }

    @Override
    public EncodedImage render(ImageInput input, RenderSpec spec) {
        BufferedImage small = scaled(read(input), spec.width(), spec.height());
        return new EncodedImage(png(small), ImageFormat.PNG, spec.width(), spec.height());
    }

    @Override
    public ScaledImage scale(ImageInput input, RenderSpec spec) {
        return new RenderedAgain(this, input, Math.max(spec.width(), spec.height()));
    }

    @Override
    public Pixels preview(ImageInput input, int maxSide) {
        BufferedImage image = read(input);
        double scale =
                Math.min(1, (double) maxSide / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, image.getWidth() * scale);
        int height = (int) Math.max(1, image.getHeight() * scale);
        return new Pixels(
                width,
                height,
                scaled(image, width, height).getRGB(0, 0, width, height, null, 0, width));
    }

    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    private static BufferedImage read(ImageInput input) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(input.bytes()));
            if (image != null) {
                return image;
            }
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        }
        throw new DropsizeException(ErrorKind.NOT_AN_IMAGE, input.name());
    }
}
