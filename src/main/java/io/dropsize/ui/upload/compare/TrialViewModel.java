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

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
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
    private final BooleanProperty inReview = new SimpleBooleanProperty();
    private final BooleanProperty invalidSide = new SimpleBooleanProperty();
    private final BooleanBinding usable;
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
        usable =
                Bindings.createBooleanBinding(
                        () -> inReview.get() && !invalidSide.get() && isMade(),
                        inReview,
                        invalidSide,
                        values,
                        trial);
    }

    private boolean isMade() {
        Trial last = trial.get();
        return last != null && last.preset().equals(values.get());
    }

    /** Starts with the row's own values. */
    void open(UploadRow shown) {
        row = shown;
        inReview.bind(shown.view().map(now -> now.state() == RowState.REVIEW));
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
        inReview.unbind();
        inReview.set(false);
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

    /**
     * Whether the image is in review and has been made with the values, so that it can use them.
     */
    BooleanExpression usable() {
        return usable;
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
        boolean valid = typed.strip().matches("[0-9]{1,5}");
        invalidSide.set(!valid);
        if (!valid) {
            message.set(Texts.of("settings.problem.size", SizeRule.LARGEST_SIDE));
            return;
        }
        message.set("");
        try {
            values.set(now.withSize(new SizeRule.LongestSide(Integer.parseInt(typed.strip()))));
        } catch (DropsizeException e) {
            invalidSide.set(true);
            message.set(ErrorText.of(e));
        }
    }

    /** Keeps the longest side, because nothing was typed. */
    void keepSide() {
        if (invalidSide.get()) {
            invalidSide.set(false);
            message.set("");
        }
    }

    /** Makes this image's copy with the values. */
    void useForThis() {
        if (row != null && usable.get()) {
            actions.useFor(List.of(row), changed());
            message.set(Texts.of("upload.trial.used"));
        }
    }

    /** Makes the copies of the images that are in review now with the values. */
    void useForAll() {
        if (usable.get()) {
            message.set(Texts.of("upload.trial.used-for-all", actions.useForAll(changed())));
        }
    }

    /** The chosen preset if the values are the same, or a changed preset. */
    private Preset changed() {
        Preset now = Objects.requireNonNull(values.get());
        Preset chosen = settings.get().chosenPreset();
        return now.named(chosen.name()).equals(chosen) ? chosen : now.changed();
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
        invalidSide.set(false);
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
