package io.dropsize.http.exchange;

import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.MultiPart;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the files of a form to the spool while they arrive. Fields without a file name are
 * ignored.
 */
final class FormFiles extends MultiPart.AbstractPartsListener {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int PART_HEADER_BYTES = 16 << 10;

    private final Spool spool;
    private final int maxParts;
    private final List<FormFile> files = new ArrayList<>();
    private int parts;
    private boolean complete;

    /** The parser drops exceptions of its listener. */
    private @Nullable Exception failure;

    private @Nullable Path file;
    private @Nullable OutputStream out;

    /**
     * A file of the form.
     *
     * @param name as it was sent
     */
    record FormFile(String name, Path file) {}

    private FormFiles(Spool spool, int maxParts) {
        this.spool = spool;
        this.maxParts = maxParts;
    }

    /**
     * Reads a form to its end. Leaves no file if that fails.
     *
     * @throws RefusedException BODY_IS_NOT_MULTIPART, TOO_MANY_IMAGES
     * @throws IOException if the body can't be read, or a file can't be written
     */
    static List<FormFile> read(InputStream body, String boundary, Spool spool, int maxParts)
            throws IOException {
        FormFiles form = new FormFiles(spool, maxParts);
        MultiPart.Parser parser = new MultiPart.Parser(boundary, form);
        parser.setMaxParts(-1);
        parser.setPartHeadersMaxLength(PART_HEADER_BYTES);
        boolean read = false;
        try {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                form.parse(parser, Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n), false));
            }
            form.parse(parser, Content.Chunk.EOF);
            if (!form.complete) {
                throw new RefusedException(Refusal.BODY_IS_NOT_MULTIPART);
            }
            read = true;
            return form.files;
        } finally {
            form.closeFile();
            if (!read) {
                form.discard();
            }
        }
    }

    private void parse(MultiPart.Parser parser, Content.Chunk chunk) throws IOException {
        if (!complete) { // Bytes after the form have no meaning.
            parser.parse(chunk);
        }
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case RefusedException refused -> throw refused;
            case Exception other ->
                    throw new RefusedException(Refusal.BODY_IS_NOT_MULTIPART, "", other);
        }
    }

    @Override
    public void onPartBegin() {
        parts++;
        if (parts > maxParts) {
            fail(new RefusedException(Refusal.TOO_MANY_IMAGES, Integer.toString(maxParts)));
        }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (failure != null || getFileName() == null) {
            return;
        }
        ByteBuffer bytes = chunk.getByteBuffer();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        try {
            open().write(copy);
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
        if (failure != null || fileName == null) {
            return;
        }
        try {
            open(); // It may be empty.
            closeFile();
            if (file != null) {
                files.add(new FormFile(fileName, file));
                file = null;
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private OutputStream open() throws IOException {
        OutputStream known = out;
        if (known == null) {
            Path next = spool.file();
            file = next;
            known = Files.newOutputStream(next, StandardOpenOption.CREATE_NEW);
            out = known;
        }
        return known;
    }

    private void closeFile() throws IOException {
        OutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable thrown) {
        fail(thrown instanceof Exception e ? e : new IllegalStateException(thrown));
    }

    private void fail(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private void discard() {
        if (file != null) {
            spool.delete(file);
        }
        files.forEach(one -> spool.delete(one.file()));
    }
}
