package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.Source;
import io.dropsize.ui.kit.Texts;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

/**
 * What a clipboard or a drag holds for us. Read on the JavaFX thread; {@link #source} may block and
 * goes elsewhere.
 */
record Incoming(List<Path> files, @Nullable ByteBuffer coded, @Nullable Image image) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");
    private static final DataFormat PNG =
            Optional.ofNullable(DataFormat.lookupMimeType("image/png"))
                    .orElseGet(() -> new DataFormat("image/png"));

    static boolean isIn(Clipboard board) {
        return board.hasFiles() || board.hasContent(PNG) || board.hasImage();
    }

    static Incoming of(Clipboard board) {
        if (board.hasFiles()) {
            return new Incoming(Misread.mend(board.getFiles(), board), null, null);
        }
        ByteBuffer coded = board.getContent(PNG) instanceof ByteBuffer bytes ? bytes : null;
        return new Incoming(
                List.of(), coded, coded == null && board.hasImage() ? board.getImage() : null);
    }

    boolean hasPicture() {
        return coded != null || image != null;
    }

    boolean isEmpty() {
        return files.isEmpty() && !hasPicture();
    }

    /** The picture as a source, PNG coded and named after the time. */
    Source source() {
        String name =
                Texts.of(
                        "shell.pasted-name",
                        LocalDateTime.now(java.time.ZoneId.systemDefault()).format(NAME));
        if (coded != null) {
            byte[] bytes = new byte[coded.remaining()];
            coded.duplicate().get(bytes);
            return Source.of(name, bytes);
        }
        if (image == null) {
            throw new IllegalStateException("no picture");
        }
        return Source.of(name, png(image, name));
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
