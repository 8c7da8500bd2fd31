package io.dropsize.pipeline.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Thumbnails of uploaded images, cached on disk by content key, so that equal copies share one. All
 * methods block. Thread-safe.
 */
public final class UploadThumbnails implements AutoCloseable {
    /**
     * The longest side of a thumbnail, in pixels: twice the displayed size, for high-density
     * screens.
     */
    public static final int SIDE = 96;

    private static final Logger LOG = LoggerFactory.getLogger(UploadThumbnails.class);

    private final ImageEngine engine;
    private final ThumbnailFiles files;

    /**
     * @param maxBytes the maximum size of the folder; the oldest files are deleted first
     */
    public UploadThumbnails(ImageEngine engine, Path folder, long maxBytes) {
        this.engine = engine;
        this.files = new ThumbnailFiles(folder, maxBytes);
    }

    /** Returns the thumbnail of the copy with this content key, if it is cached. */
    public Optional<Pixels> find(String contentKey) {
        return files.find(contentKey).flatMap(UploadThumbnails::read);
    }

    /**
     * Makes and caches the thumbnail of the copy with this content key, unless it is cached
     * already.
     *
     * @param image the source, or the copy
     * @throws DropsizeException if it can't be read
     */
    public Pixels keep(String contentKey, ImageInput image) {
        return find(contentKey)
                .orElseGet(
                        () -> {
                            Pixels small = engine.preview(image, SIDE);
                            files.keep(contentKey, write(small));
                            return small;
                        });
    }

    /** Deletes the thumbnails of copies with these content keys. */
    public void forget(Collection<String> contentKeys) {
        contentKeys.forEach(files::forget);
    }

    /** Deletes all thumbnails. */
    public void clear() {
        files.clear();
    }

    private static byte[] write(Pixels pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeShort(pixels.width());
            out.writeShort(pixels.height());
            for (int pixel : pixels.argb()) {
                out.writeInt(pixel);
            }
        } catch (IOException e) {
            throw new IllegalStateException("nothing can fail in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Empty for an incomplete file. */
    private static Optional<Pixels> read(Path file) {
        try (var in =
                new DataInputStream(
                        new InflaterInputStream(
                                new ByteArrayInputStream(Files.readAllBytes(file))))) {
            int width = in.readUnsignedShort();
            int height = in.readUnsignedShort();
            if (width == 0 || height == 0 || width > SIDE || height > SIDE) {
                return Optional.empty();
            }
            int[] argb = new int[width * height];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = in.readInt();
            }
            return Optional.of(new Pixels(width, height, argb));
        } catch (IOException e) {
            LOG.debug("thumbnail is made again: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Writes no file any more. */
    @Override
    public void close() {
        files.close();
    }
}
