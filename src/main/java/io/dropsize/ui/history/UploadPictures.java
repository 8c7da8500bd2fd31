package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.library.UploadThumbnails;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.queue.BackgroundPriority;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.PixelImages;

import javafx.concurrent.Task;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Thumbnails for the history, made in the background, one at a time. They come from the source or
 * from the folder of "This computer", never over the network. On the JavaFX thread.
 */
public final class UploadPictures {
    private static final Logger LOG = LoggerFactory.getLogger(UploadPictures.class);
    private static final int MAX_KEPT = 400;

    private final UploadThumbnails thumbnails;
    private final ObjectStores stores;
    private final Background background =
            new Background(
                    Executors.newSingleThreadExecutor(
                            BackgroundPriority.threads("dropsize-history-", () -> true)));
    private final Map<String, Image> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    public UploadPictures(UploadThumbnails thumbnails, ObjectStores stores) {
        this.thumbnails = thumbnails;
        this.stores = stores;
    }

    /**
     * Makes the thumbnail of a source that has just been uploaded, before the source can disappear.
     */
    public void keep(Plan plan) {
        background.run(
                () -> thumbnails.keep(plan.contentKey(), plan.source().input()),
                _ -> {},
                error -> LOG.info("no thumbnail of {}", plan.source().name(), error));
    }

    /**
     * Loads the thumbnail of an upload, if there is one.
     *
     * @param ready called immediately if it is in memory
     * @return the task that makes it, to be cancelled when it is no longer needed; null for none
     */
    @Nullable Task<?> load(PastUpload upload, Consumer<Image> ready) {
        String contentKey = upload.contentKey();
        if (contentKey == null) {
            return null;
        }
        Image known = kept.get(contentKey);
        if (known != null) {
            ready.accept(known);
            return null;
        }
        return background.run(
                () -> find(contentKey, upload),
                found ->
                        found.ifPresent(
                                image -> {
                                    kept.put(contentKey, image);
                                    ready.accept(image);
                                }),
                error -> LOG.debug("no thumbnail of {}", upload.name(), error));
    }

    /** Deletes all thumbnails, including those on disk. Blocks. Thread-safe. */
    void clear() {
        thumbnails.clear();
    }

    /** Deletes this copy's thumbnail from disk. Blocks. Thread-safe. */
    void forget(PastUpload upload) {
        if (upload.contentKey() != null) {
            thumbnails.forget(List.of(upload.contentKey()));
        }
    }

    private Optional<Image> find(String contentKey, PastUpload upload) {
        return thumbnails
                .find(contentKey)
                .map(PixelImages::of)
                .or(
                        () ->
                                input(upload)
                                        .map(
                                                image ->
                                                        PixelImages.of(
                                                                thumbnails.keep(
                                                                        contentKey, image))));
    }

    private Optional<ImageInput> input(PastUpload upload) {
        Path file = upload.file();
        if (file != null && isUnchanged(file, upload.sourceBytes())) {
            return Optional.of(ImageInput.of(file));
        }
        Destination local = Destination.thisComputer();
        String key = upload.key();
        URI link = upload.link();
        if (key == null || link == null || !upload.destination().equals(local.name())) {
            return Optional.empty();
        }
        ObjectStore store = stores.open(local);
        return upload.isAvailable() && Deletions.address(store, key).equals(Optional.of(link))
                ? Optional.of(ImageInput.of(key, store.get(key, upload.bytes())))
                : Optional.empty();
    }

    /** As far as its length indicates. */
    private static boolean isUnchanged(Path file, long bytes) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == bytes;
        } catch (IOException _) {
            return false;
        }
    }
}
