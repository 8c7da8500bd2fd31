package io.dropsize.ui.upload.compare;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.compare.TrialMaker.Trial;
import io.dropsize.ui.upload.model.RowActions;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The values that are tried on one image: each change makes a copy in memory, and only the last one
 * is shown. Nothing is uploaded or recorded. On the JavaFX thread.
 */
final class TrialViewModel {
    private final TrialMaker maker;
    private final Background worker;
    private final RowActions actions;
    private final SettingsStore settings;
    private final ObjectProperty<@Nullable Preset> values = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Trial> trial = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<OutputFormat> formats = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private @Nullable UploadRow row;
    private @Nullable Task<?> making;

    /**
     * @param worker of one thread
     */
    TrialViewModel(
            TrialMaker maker, Background worker, RowActions actions, SettingsStore settings) {
        this.maker = maker;
        this.worker = worker;
        this.actions = actions;
        this.settings = settings;
        values.addListener((_, _, now) -> make(now));
    }

    /** Starts with the row's own values. */
    void open(UploadRow shown) {
        row = shown;
        waiting.bind(shown.view().map(now -> now.state() == RowState.REVIEW));
        if (formats.isEmpty()) {
            worker.run(
                    maker::formats,
                    known -> formats.setAll(known),
                    error -> message.set(ErrorText.of(error)));
        }
        values.set(shown.preset());
    }

    /** Stops, and releases all images. */
    void close() {
        row = null;
        waiting.unbind();
        waiting.set(false);
        values.set(null);
        trial.set(null);
        score.set("");
        message.set("");
        worker.run(maker::clear, _ -> {});
    }

    /** The values that are tried; null while it is closed. */
    ReadOnlyObjectProperty<@Nullable Preset> values() {
        return values;
    }

    /** The last copy that was made; null before the first. */
    ReadOnlyObjectProperty<@Nullable Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    /** The formats that this computer can write; empty until they are known. */
    ObservableList<OutputFormat> formats() {
        return formats;
    }

    /** The SSIMULACRA 2 score of the last copy, or that it is being measured; empty for none. */
    ReadOnlyStringProperty score() {
        return score.getReadOnlyProperty();
    }

    /** The sentence about values that are used, or can't be; empty for none. */
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** Whether the image waits for its upload, so that its values can be changed. */
    ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /**
     * @param value 1 to 100
     */
    void tryQuality(int value) {
        Preset now = values.get();
        if (now != null) {
            values.set(now.withCoding(now.coding().withQuality(new Quality.Fixed(value))));
        }
    }

    void tryFormat(OutputFormat format) {
        Preset now = values.get();
        if (now != null) {
            values.set(now.withFormat(format));
        }
    }

    /** Tries a longest side, as it was typed. */
    void trySide(String typed) {
        Preset now = values.get();
        if (now == null) {
            return;
        }
        if (!typed.strip().matches("[0-9]{1,5}")) {
            message.set(Texts.of("settings.problem.size", SizeRule.LARGEST_SIDE));
            return;
        }
        message.set("");
        try {
            values.set(now.withSize(new SizeRule.LongestSide(Integer.parseInt(typed.strip()))));
        } catch (DropsizeException e) {
            message.set(ErrorText.of(e));
        }
    }

    /** Makes this image's copy with the values. */
    void useForThis() {
        if (row != null) {
            use(List.of(row));
            message.set(Texts.of("upload.trial.used"));
        }
    }

    /** Makes the copies of the images that are in review now with the values. */
    void useForAll() {
        List<UploadRow> all = actions.inReview();
        use(all);
        message.set(Texts.of("upload.trial.used-for-all", all.size()));
    }

    private void use(List<UploadRow> some) {
        Preset now = values.get();
        Preset chosen = settings.get().chosenPreset();
        if (now != null) {
            actions.useFor(some, now.named(chosen.name()).equals(chosen) ? chosen : now.changed());
        }
    }

    /**
     * Adds a preset with the values.
     *
     * @return whether the name can be used; if not, {@link #message} says why
     */
    boolean save(String name) {
        Preset now = values.get();
        String stripped = name.strip();
        if (now == null) {
            return false;
        }
        if (stripped.isEmpty()) {
            message.set(Texts.of("settings.problem.name"));
            return false;
        }
        if (settings.get().presets().stream()
                .anyMatch(one -> one.name().equalsIgnoreCase(stripped))) {
            message.set(Texts.of("settings.problem.name-taken"));
            return false;
        }
        message.set("");
        Preset added = now.named(stripped);
        worker.run(
                () -> {
                    settings.update(
                            all ->
                                    all.withPresets(
                                            Stream.concat(all.presets().stream(), Stream.of(added))
                                                    .toList()));
                    return added;
                },
                _ -> message.set(Texts.of("upload.trial.saved", stripped)),
                error -> message.set(ErrorText.of(error)));
        return true;
    }

    private void make(@Nullable Preset preset) {
        if (making != null) {
            making.cancel();
        }
        UploadRow shown = row;
        if (shown == null || preset == null) {
            return;
        }
        message.set("");
        score.set(Texts.of("upload.trial.measuring"));
        making =
                worker.run(
                        () -> maker.make(shown.source(), preset),
                        made -> made(preset, made),
                        error -> failed(preset, error));
    }

    private void made(Preset preset, Trial made) {
        if (!preset.equals(values.get())) {
            return;
        }
        trial.set(made);
        making =
                worker.run(
                        () -> maker.score(made),
                        measured -> {
                            if (preset.equals(values.get())) {
                                score.set(
                                        Texts.of("upload.trial.score", (int) Math.floor(measured)));
                            }
                        },
                        error -> failed(preset, error));
    }

    private void failed(Preset preset, DropsizeException error) {
        if (preset.equals(values.get())) {
            score.set("");
            message.set(ErrorText.of(error));
        }
    }
}
