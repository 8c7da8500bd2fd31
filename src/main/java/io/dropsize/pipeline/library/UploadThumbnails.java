package io.dropsize.pipeline.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

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

    private final ThumbnailMaker maker;
    private final ThumbnailFiles files;

    /**
     * @param maxBytes the maximum size of the folder; the oldest files are deleted first
     */
    public UploadThumbnails(ImageEngine engine, Path folder, long maxBytes) {
        this.maker = new ThumbnailMaker(engine);
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
                            Pixels small = maker.make(image, SIDE);
                            files.keep(contentKey, ThumbnailMaker.encode(small));
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

    /** Reads a file; empty if it is incomplete. */
    private static Optional<Pixels> read(Path file) {
        try {
            return Optional.of(ThumbnailMaker.decode(file));
        } catch (IOException e) {
            LOG.debug("thumbnail is made again: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Stops writing files. */
    @Override
    public void close() {
        files.close();
    }
}
