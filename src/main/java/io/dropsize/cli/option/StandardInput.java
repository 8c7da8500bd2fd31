package io.dropsize.cli.option;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.http.exchange.Spool;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.pipeline.plan.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The image on stdin, which is written to a file without being held in memory. The file exists
 * until the command has ended.
 */
public final class StandardInput {
    private static final String ARGUMENT = "-";
    private static final String DEFAULT_NAME = "image";
    private static final String UNKNOWN = "stdin";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Session session;
    private final @Nullable String name;

    /**
     * @param name of the image, with or without an extension; null for a default
     */
    public StandardInput(Session session, @Nullable String name) {
        this.session = session;
        this.name = name;
    }

    /** Returns whether this FILE argument means the image on stdin. */
    public static boolean isStdin(String argument) {
        return argument.equals(ARGUMENT);
    }

    /**
     * Reads stdin to its end. Blocks.
     *
     * @throws DropsizeException EMPTY_INPUT, IMAGE_TOO_LARGE above the limit for files, or the
     *     reason for a failure
     */
    Source source() {
        Path folder = session.core().folders().cache();
        Path file;
        try {
            Spool spool = new Spool(folder);
            session.closeLast(spool);
            file = spool.file();
        } catch (IOException e) {
            throw WriteErrors.translate(e, folder);
        }
        if (copy(session.console().in(), file, folder) == 0) {
            throw new DropsizeException(ErrorKind.EMPTY_INPUT);
        }
        return Source.kept(ARGUMENT, nameOf(file), file);
    }

    private static long copy(InputStream in, Path file, Path folder) {
        long length = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                length += n;
                if (length > ImageLimits.DEFAULT.codedBytes()) {
                    throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, UNKNOWN);
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            throw WriteErrors.translate(e, folder);
        }
        return length;
    }

    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, UNKNOWN);
        }
    }

    /**
     * Returns the image's name with the extension of its format, so that a dot in the given name
     * isn't mistaken for the start of an extension.
     */
    private String nameOf(Path file) {
        try {
            ImageFormat format = ImageFormat.of(ImageInput.of(file));
            String stem = name == null ? DEFAULT_NAME : name;
            String extension = stem.substring(stem.lastIndexOf('.') + 1);
            boolean complete =
                    stem.lastIndexOf('.') > 0 && ImageFormat.ofExtension(extension).isPresent();
            return complete ? stem : stem + "." + format.extension();
        } catch (DropsizeException _) {
            return name == null ? UNKNOWN : name; // The job reports why the image can't be read.
        }
    }
}
