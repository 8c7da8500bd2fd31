package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.pipeline.library.ThumbnailMaker;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.PixelImages;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.concurrent.Task;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Pictures for the list and its side panel, made in the background. On the JavaFX thread. */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** Twice the displayed size, for high-density screens. */
    private static final int THUMBNAIL_SIDE = 96;

    private static final int PREVIEW_SIDE = 1400;
    private static final int MAX_KEPT = 400;

    private final ImageEngine engine;
    private final ImageMaker maker;
    private final ThumbnailMaker small;
    private final Function<Plan, Optional<Pixels>> uploaded;
    private final Background thumbnails;
    private final Background previews;
    private final Map<UploadRow, Image> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UploadRow, Image> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    /** The maximum pixels of each compared image; 4 bytes each. */
    private static final double MAX_DETAIL = 12e6;

    /**
     * The source and its copy, side by side.
     *
     * @param preset the preset of the copy
     * @param copy the encoded copy
     * @param width of the copy in pixels; the image may have fewer
     * @param height of the copy in pixels
     */
    record Comparison(
            Preset preset,
            Image original,
            Image result,
            long originalBytes,
            byte[] copy,
            int width,
            int height) {}

    /** The images of a comparison at a higher resolution. */
    record Finer(Image original, Image result) {}

    /**
     * @param uploaded finds the thumbnail of an uploaded image whose source is gone; may block
     */
    Pictures(ImageEngine engine, ImageMaker maker, Function<Plan, Optional<Pixels>> uploaded) {
        this.engine = engine;
        this.maker = maker;
        this.small = new ThumbnailMaker(engine);
        this.uploaded = uploaded;
        this.thumbnails = new Background(oneThread("dropsize-thumbnails"));
        this.previews = new Background(oneThread("dropsize-previews"));
    }

    /**
     * Loads a thumbnail, immediately if it is cached. {@code ready} isn't called for unreadable
     * images.
     */
    void thumbnail(UploadRow row, Consumer<Image> ready) {
        Image known = kept.get(row);
        if (known != null) {
            ready.accept(known);
            return;
        }
        ImageInput input = row.source().input();
        Outcome outcome = row.job().snapshot().outcome();
        thumbnails.run(
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

    /** The single thread that makes previews. */
    Background previews() {
        return previews;
    }

    /** Makes the copy again with the row's preset, and loads both images. */
    Task<Comparison> compare(
            UploadRow row, Consumer<Comparison> ready, Consumer<DropsizeException> failed) {
        Source source = row.source();
        Preset preset = row.preset();
        return previews.run(() -> comparison(source, preset), ready, failed);
    }

    /** Loads both images at the copy's own size, or as close to it as memory allows. */
    Task<Finer> refine(UploadRow row, Comparison both, Consumer<Finer> ready) {
        return previews.run(() -> finer(row, both), ready, error -> LOG.info("not finer", error));
    }

    private Comparison comparison(Source source, Preset preset) {
        ImageMaker.Made made = maker.make(source, preset, KeyNaming.byStem());
        EncodedImage copy = made.image();
        return new Comparison(
                preset,
                preview(source.input(), PREVIEW_SIDE),
                preview(ImageInput.of(source.name(), copy.bytes()), PREVIEW_SIDE),
                made.plan().info().bytes(),
                copy.bytes(),
                made.plan().spec().width(),
                made.plan().spec().height());
    }

    private Finer finer(UploadRow row, Comparison both) {
        double pixels = (double) both.width() * both.height();
        double fewer = Math.min(1, Math.sqrt(MAX_DETAIL / pixels));
        int side = (int) Math.ceil(Math.max(both.width(), both.height()) * fewer);
        return new Finer(
                preview(row.source().input(), side), preview(input(row, both.copy()), side));
    }

    /**
     * Makes a preview by the scaler that makes copies, because another one's blur would look like a
     * difference.
     */
    private Image preview(ImageInput input, int side) {
        return PixelImages.of(engine.preview(input, side));
    }

    private static ImageInput input(UploadRow row, byte[] copy) {
        return ImageInput.of(row.source().name(), copy);
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }
}
