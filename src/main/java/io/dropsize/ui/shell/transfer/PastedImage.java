package io.dropsize.ui.shell.transfer;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.ui.kit.Texts;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import javax.imageio.ImageIO;

/** Creates sources from images without a name, which are named after the time. */
final class PastedImage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");

    private PastedImage() {}

    static Source of(byte[] coded) {
        return Source.of(name(extension(coded)), coded);
    }

    /** Encodes it as PNG; blocks. */
    static Source of(Image image) {
        String name = name("png");
        return Source.of(name, png(image, name));
    }

    private static String name(String extension) {
        String time = LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
        return Texts.of("shell.pasted-name", time, extension);
    }

    private static String extension(byte[] coded) {
        try {
            return ImageFormat.ofBytes(coded).extension();
        } catch (DropsizeException _) {
            return "png"; // Its row reports the problem.
        }
    }

    private static byte[] png(Image image, String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, name);
        }
        return out.toByteArray();
    }
}
