package io.dropsize.ui.settings.presets;

import io.dropsize.image.Chroma;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.ui.settings.shared.FormFields;

import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;

/** The fields for the encoding of copies, as properties. */
public final class CodingForm {
    private final FormFields<CodingInput> fields =
            new FormFields<>(CodingInput.of(Preset.WEB_1600.coding()), this::read);
    private final ObjectProperty<QualityKind> kind = fields.choice(CodingInput::kind);
    private final StringProperty quality = fields.text(CodingInput::quality);
    private final StringProperty kilobytes = fields.text(CodingInput::kilobytes);
    private final StringProperty likeness = fields.text(CodingInput::likeness);
    private final BooleanProperty lossless = fields.flag(CodingInput::lossless);
    private final BooleanProperty progressive = fields.flag(CodingInput::progressive);
    private final ObjectProperty<Chroma> chroma = fields.choice(CodingInput::chroma);

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
        return fields.typed();
    }

    void load(CodingInput values) {
        fields.load(values);
    }

    private CodingInput read() {
        return new CodingInput(
                kind.get(),
                quality.get(),
                kilobytes.get(),
                likeness.get(),
                lossless.get(),
                progressive.get(),
                chroma.get());
    }
}
