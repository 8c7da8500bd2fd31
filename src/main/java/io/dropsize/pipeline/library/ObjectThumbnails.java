package io.dropsize.pipeline.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Thumbnails of a bucket's objects, made once and cached on disk. All methods block and honour
 * interruption. Thread-safe.
 */
public final class ObjectThumbnails implements AutoCloseable {
    /** The longest side of a thumbnail, in pixels. */
    public static final int SIDE = 320;

    private static final Logger LOG = LoggerFactory.getLogger(ObjectThumbnails.class);

    /**
     * The maximum size of an object, because several are fetched at the same time, each into
     * memory.
     */
    private static final long MAX_BYTES = 64L << 20;

    private final ImageEngine engine;
    private final ThumbnailMaker maker;
    private final ThumbnailFiles files;

    /** A picture for the screen, with values of its header. */
    public record Large(Pixels pixels, ImageInfo info) {}

    /**
     * @param maxBytes the maximum size of the folder; the oldest files are deleted first
     */
    public ObjectThumbnails(ImageEngine engine, Path folder, long maxBytes) {
        this.engine = engine;
        this.maker = new ThumbnailMaker(engine);
        this.files = new ThumbnailFiles(folder, maxBytes);
    }

    /**
     * The thumbnail of an object, from disk if it is cached.
     *
     * @throws DropsizeException if the object can't be loaded or is not a picture
     */
    public Pixels small(ObjectStore store, Destination destination, ObjectInfo object) {
        String name = name(destination, object);
        return files.find(name)
                .flatMap(file -> read(name, file))
                .orElseGet(() -> make(store, name, object));
    }

    /**
     * The object itself, scaled for the screen.
     *
     * @param maxSide its longest side in pixels
     * @throws DropsizeException if the object can't be loaded or is not a picture
     */
    public Large large(ObjectStore store, ObjectInfo object, int maxSide) {
        ImageInput input = fetch(store, object);
        return new Large(maker.make(input, maxSide), engine.probe(input));
    }

    private Optional<Pixels> read(String name, Path file) {
        try {
            return Optional.of(ThumbnailMaker.decode(file));
        } catch (IOException e) {
            LOG.debug("thumbnail is made again: {}", e.toString());
            files.forget(name);
            return Optional.empty();
        }
    }

    private Pixels make(ObjectStore store, String name, ObjectInfo object) {
        Pixels small = maker.make(fetch(store, object), SIDE);
        files.keep(name, ThumbnailMaker.encode(small));
        return small;
    }

    private static ImageInput fetch(ObjectStore store, ObjectInfo object) {
        if (object.bytes() > MAX_BYTES) {
            throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, object.key());
        }
        return ImageInput.of(object.key(), store.get(object.key(), object.bytes()));
    }

    /**
     * Returns the file's name, which contains the object's entity tag and size, so that changed
     * content has another name.
     */
    private static String name(Destination destination, ObjectInfo object) {
        String identity =
                String.join(
                        "\n",
                        List.of(
                                destination.name(),
                                String.valueOf(destination.endpoint()),
                                destination.bucket(),
                                object.key(),
                                String.valueOf(object.etag()),
                                Long.toString(object.bytes())));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Stops writing files. */
    @Override
    public void close() {
        files.close();
    }
}
