package io.dropsize.ui.settings.presets;

import io.dropsize.image.Chroma;
import io.dropsize.pipeline.plan.Preset;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The fields for the encoding of copies, as properties. */
public final class CodingForm {
    private final ObjectProperty<QualityKind> kind =
            new SimpleObjectProperty<>(QualityKind.FIXED_QUALITY);
    private final StringProperty quality =
            new SimpleStringProperty(Integer.toString(Preset.DEFAULT_QUALITY));
    private final StringProperty kilobytes = new SimpleStringProperty("");
    private final StringProperty likeness = new SimpleStringProperty("");
    private final BooleanProperty lossless = new SimpleBooleanProperty();
    private final BooleanProperty progressive = new SimpleBooleanProperty();
    private final ObjectProperty<Chroma> chroma = new SimpleObjectProperty<>(Chroma.AUTO);
    private final ObjectBinding<CodingInput> typed =
            Bindings.createObjectBinding(
                    this::read, kind, quality, kilobytes, likeness, lossless, progressive, chroma);

    public ObjectProperty<QualityKind> kind() {
        return kind;
    }

    StringProperty quality() {
        return quality;
    }

    public StringProperty kilobytes() {
        return kilobytes;
    }

    public StringProperty likeness() {
        return likeness;
    }

    BooleanProperty lossless() {
        return lossless;
    }

    BooleanProperty progressive() {
        return progressive;
    }

    /** Returns the form's current values. */
    ObjectBinding<CodingInput> typed() {
        return typed;
    }

    void load(CodingInput values) {
        kind.set(values.kind());
        quality.set(values.quality());
        kilobytes.set(values.kilobytes());
        likeness.set(values.likeness());
        lossless.set(values.lossless());
        progressive.set(values.progressive());
        chroma.set(values.chroma());
    }

    private CodingInput read() {
        return new CodingInput(
                kind.get(),
                quality.getValueSafe(),
                kilobytes.getValueSafe(),
                likeness.getValueSafe(),
                lossless.get(),
                progressive.get(),
                chroma.get());
    }
}
