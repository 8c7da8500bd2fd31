package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.pipeline.library.ThumbnailMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.PixelImages;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Small images of rows, made in the background. On the JavaFX thread. */
final class Thumbnails {
    /** Twice the displayed size, for high-density screens. */
    private static final int THUMBNAIL_SIDE = 96;

    private static final int MAX_KEPT = 400;

    private final ThumbnailMaker small;
    private final Function<Plan, Optional<Pixels>> uploaded;
    private final Background worker;
    private final Map<UploadRow, Image> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UploadRow, Image> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    /**
     * @param uploaded finds the thumbnail of an uploaded image whose source is gone; may block
     */
    Thumbnails(ImageEngine engine, Function<Plan, Optional<Pixels>> uploaded) {
        this.small = new ThumbnailMaker(engine);
        this.uploaded = uploaded;
        this.worker =
                new Background(
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform()
                                        .name("dropsize-thumbnails")
                                        .daemon()
                                        .factory()));
    }

    /**
     * Loads a thumbnail, immediately if it is cached. {@code ready} isn't called for unreadable
     * images.
     */
    void load(UploadRow row, Consumer<Image> ready) {
        Image known = kept.get(row);
        if (known != null) {
            ready.accept(known);
            return;
        }
        ImageInput input = row.source().input();
        Outcome outcome = row.job().snapshot().outcome();
        worker.run(
                () -> PixelImages.of(thumbnail(input, outcome)),
                image -> {
                    kept.put(row, image);
                    ready.accept(image);
                },
                _ -> {});
    }

    private Pixels thumbnail(ImageInput input, @Nullable Outcome outcome) {
        try {
            return small.make(input, THUMBNAIL_SIDE);
        } catch (DropsizeException e) {
            // Programs often delete their files as soon as they have the link.
            if (outcome instanceof Outcome.Done done) {
                return uploaded.apply(done.plan()).orElseThrow(() -> e);
            }
            throw e;
        }
    }
}
