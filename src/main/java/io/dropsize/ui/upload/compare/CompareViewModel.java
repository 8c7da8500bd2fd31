package io.dropsize.ui.upload.compare;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.compare.ComparisonMaker.Comparison;
import io.dropsize.ui.upload.compare.ComparisonMaker.Finer;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.concurrent.Task;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The comparison of one row's source and its copy. On the JavaFX thread. */
final class CompareViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(CompareViewModel.class);

    private final ComparisonMaker maker;
    private final Background worker;
    private final BiConsumer<UploadRow, Consumer<Image>> thumbnails;
    private final ReadOnlyObjectWrapper<@Nullable Image> thumbnail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Consumer<DropsizeException> failed = _ -> {};
    private @Nullable UploadRow row;
    private @Nullable Task<?> working;
    private boolean pictured;
    private boolean refined;

    /**
     * @param worker of one thread
     * @param thumbnails loads the image that is shown until both are loaded
     */
    CompareViewModel(
            ComparisonMaker maker,
            Background worker,
            BiConsumer<UploadRow, Consumer<Image>> thumbnails) {
        this.maker = maker;
        this.worker = worker;
        this.thumbnails = thumbnails;
    }

    /** The image that is shown until both are loaded; null for none. */
    ReadOnlyObjectProperty<@Nullable Image> thumbnail() {
        return thumbnail.getReadOnlyProperty();
    }

    /** Both images; null until they are loaded. */
    ReadOnlyObjectProperty<@Nullable Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** Whether the images are being loaded. */
    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** The compared row; null for none. */
    @Nullable UploadRow row() {
        return row;
    }

    /** Returns whether the row's source is on this computer. */
    boolean isPictured() {
        return pictured;
    }

    /**
     * Makes the row's copy again with its preset, and loads both images.
     *
     * @param reason receives the reason why there is nothing to compare
     */
    void show(UploadRow shown, Consumer<DropsizeException> reason) {
        clear();
        row = shown;
        failed = reason;
        pictured = shown.source().isFetched();
        loading.set(pictured);
        if (!pictured) {
            return;
        }
        thumbnails.accept(
                shown,
                small -> {
                    if (shown == row && comparison.get() == null) {
                        thumbnail.set(small);
                    }
                });
        Source source = shown.source();
        Preset preset = shown.preset();
        working =
                worker.run(
                        () -> maker.compare(source, preset),
                        made -> {
                            if (shown == row) {
                                loading.set(false);
                                shown.predict(preset, made.copy().length);
                                comparison.set(made);
                            }
                        },
                        error -> {
                            if (shown == row) {
                                loading.set(false);
                                reason.accept(error);
                            }
                        });
    }

    /** Makes the copy again, because the row's preset has changed. */
    void reload() {
        if (row != null) {
            show(row, failed);
        }
    }

    /** Stops, and releases the images. */
    void clear() {
        if (working != null) {
            working.cancel();
        }
        row = null;
        refined = false;
        loading.set(false);
        thumbnail.set(null);
        comparison.set(null);
    }

    /** Loads the images at a higher resolution again when it is needed. */
    void releaseRefined() {
        refined = false;
    }

    /** Returns whether the shown copy is the one that the row's preset makes. */
    boolean isCurrent() {
        Comparison made = comparison.get();
        return made != null && row != null && made.preset().equals(row.preset());
    }

    /**
     * Loads the images at a higher resolution, once until {@link #releaseRefined}, if they are
     * displayed larger than their pixels.
     *
     * @param width at which the copy is displayed, in pixels of the copy
     */
    void refine(double width, Consumer<Finer> ready) {
        Comparison made = comparison.get();
        UploadRow shown = row;
        if (made == null || shown == null || refined || width <= made.result().getWidth() * 1.01) {
            return;
        }
        refined = true;
        working =
                worker.run(
                        () -> maker.refine(shown.source(), made),
                        finer -> {
                            if (made == comparison.get()) {
                                ready.accept(finer);
                            }
                        },
                        error -> LOG.info("not finer", error));
    }
}
