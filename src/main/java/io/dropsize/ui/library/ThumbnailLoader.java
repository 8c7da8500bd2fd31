package io.dropsize.ui.library;

import io.dropsize.pipeline.library.ObjectThumbnails;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStores;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.PixelImages;

import javafx.concurrent.Task;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Loads thumbnails in the background, a few at a time, the last requested first, because it is the
 * visible one. Everything here is on the JavaFX thread.
 */
final class ThumbnailLoader {
    private static final int AT_ONCE = 4;
    private static final int MAX_KEPT = 240;

    private final ObjectThumbnails thumbnails;
    private final ObjectStores stores;
    private final Background background;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Map<ObjectInfo, Image> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ObjectInfo, Image> eldest) {
                    return size() > MAX_KEPT;
                }
            };
    private Destination destination = Destination.thisComputer();
    private int running;

    ThumbnailLoader(ObjectThumbnails thumbnails, ObjectStores stores, Background background) {
        this.thumbnails = thumbnails;
        this.stores = stores;
        this.background = background;
    }

    /** A requested thumbnail, until it is cancelled. */
    final class Request {
        private final ObjectInfo object;
        private final Consumer<Optional<Image>> ready;
        private @Nullable Task<Image> task;

        private Request(ObjectInfo object, Consumer<Optional<Image>> ready) {
            this.object = object;
            this.ready = ready;
        }

        void cancel() {
            waiting.remove(this);
            if (task != null && task.cancel()) {
                ended();
            }
        }

        private void start() {
            Destination from = destination;
            running++;
            task =
                    background.run(
                            () -> PixelImages.of(thumbnails.small(stores.open(from), from, object)),
                            this::loaded,
                            _ -> end(Optional.empty()));
        }

        private void loaded(Image image) {
            kept.put(object, image);
            end(Optional.of(image));
        }

        private void end(Optional<Image> image) {
            ready.accept(image);
            ended();
        }
    }

    /** Loads thumbnails from this bucket from now on, and discards the others. */
    void from(Destination next) {
        if (!next.equals(destination)) {
            destination = next;
            waiting.clear();
            kept.clear();
        }
    }

    Optional<Image> known(ObjectInfo object) {
        return Optional.ofNullable(kept.get(object));
    }

    /**
     * @param ready receives the picture; not called if there is none
     */
    Request load(ObjectInfo object, Consumer<Optional<Image>> ready) {
        Request request = new Request(object, ready);
        waiting.addLast(request);
        pump();
        return request;
    }

    private void ended() {
        running--;
        pump();
    }

    private void pump() {
        while (running < AT_ONCE && !waiting.isEmpty()) {
            waiting.removeLast().start();
        }
    }
}
