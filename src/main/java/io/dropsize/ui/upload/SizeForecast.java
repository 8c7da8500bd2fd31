package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.BackgroundPriority;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.concurrent.Task;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Predicts the size of copies for rows in review, by making them: in the background, one at a time,
 * only for visible rows, only while the preset stays. On the JavaFX thread.
 */
final class SizeForecast {
    private static final Logger LOG = LoggerFactory.getLogger(SizeForecast.class);

    /** The errors that recur whenever the same image is made with the same preset. */
    private static final Set<ErrorKind> OF_THE_PRESET =
            EnumSet.of(
                    ErrorKind.DAMAGED_IMAGE,
                    ErrorKind.INCOMPLETE_IMAGE,
                    ErrorKind.BUDGET_TOO_SMALL,
                    ErrorKind.COPY_TOO_LONG,
                    ErrorKind.COPY_TOO_LARGE);

    private final ImageMaker maker;
    private final Consumer<UploadRow> changed;
    private final Background background;
    private final Map<UploadRow, Making> making = new HashMap<>();
    private final Map<UploadRow, Set<Object>> viewers = new WeakHashMap<>();

    /** A copy that is being made or is pending. */
    private record Making(Preset preset, Source source, Task<Integer> task) {}

    /**
     * @param changed receives each row whose copy can't be made
     */
    SizeForecast(ImageMaker maker, Consumer<UploadRow> changed) {
        this(
                maker,
                changed,
                Executors.newSingleThreadExecutor(
                        BackgroundPriority.threads("dropsize-forecast-", () -> true)));
    }

    SizeForecast(ImageMaker maker, Consumer<UploadRow> changed, Executor executor) {
        this.maker = maker;
        this.changed = changed;
        this.background = new Background(executor);
    }

    /**
     * Predicts the copy of a visible row, if it is in review and has no prediction.
     *
     * @param viewer the cell that shows it
     */
    void seen(UploadRow row, Object viewer) {
        viewers.computeIfAbsent(row, _ -> new HashSet<>()).add(viewer);
        Making now = making.get(row);
        boolean current =
                now != null
                        && row.isReady()
                        && !row.isPredicted()
                        && now.preset().equals(row.preset())
                        && now.source().equals(row.source());
        if (current) {
            return;
        }
        stop(row);
        if (row.isReady() && row.isInspected() && !row.isPredicted()) {
            make(row);
        }
    }

    /** Ends the prediction of a row that is no longer visible in this cell. */
    void left(UploadRow row, Object viewer) {
        Set<Object> others = viewers.get(row);
        if (others != null && others.remove(viewer) && others.isEmpty()) {
            viewers.remove(row);
            stop(row);
        }
    }

    private void make(UploadRow row) {
        Preset preset = row.preset();
        Source source = row.source();
        Task<Integer> task =
                background.run(
                        () -> maker.make(source, preset, KeyNaming.byStem()).image().bytes().length,
                        length -> {
                            making.remove(row);
                            row.predict(preset, length);
                        },
                        error -> {
                            LOG.debug("no forecast for {}", source.name(), error);
                            making.remove(row);
                            row.predictFailure(preset, isLasting(error) ? error : null);
                            changed.accept(row);
                        });
        making.put(row, new Making(preset, source, task));
    }

    /** Returns whether the upload would fail in the same way. */
    private static boolean isLasting(DropsizeException why) {
        boolean outOfMemory = why.getCause() instanceof OutOfMemoryError;
        return !outOfMemory
                && (why.kind().needsOtherSource() || OF_THE_PRESET.contains(why.kind()));
    }

    private void stop(UploadRow row) {
        Making now = making.remove(row);
        if (now != null) {
            now.task().cancel();
        }
    }
}
