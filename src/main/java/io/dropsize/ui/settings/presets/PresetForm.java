package io.dropsize.ui.settings.presets;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.ui.settings.presets.PresetInput.Field;
import io.dropsize.ui.settings.shared.EditedForm;
import io.dropsize.ui.settings.shared.FormFields;

import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of one preset, as properties. */
public final class PresetForm implements EditedForm<Field> {
    private final FormFields<PresetInput> fields =
            new FormFields<>(PresetInput.of(Preset.WEB_1600), this::read);
    private final StringProperty name = fields.text(PresetInput::name);
    private final ObjectProperty<SizeKind> size = fields.choice(it -> it.size().kind());
    private final StringProperty side = fields.text(it -> it.size().side());
    private final StringProperty width = fields.text(it -> it.size().width());
    private final StringProperty height = fields.text(it -> it.size().height());
    private final ObjectProperty<Fit> fit = fields.choice(it -> it.size().fit());
    private final StringProperty percent = fields.text(it -> it.size().percent());
    private final StringProperty layoutWidth = fields.text(it -> it.size().layoutWidth());
    private final ObjectProperty<OutputFormat> format = fields.choice(PresetInput::format);
    private final CodingForm coding = new CodingForm();
    private final ObjectProperty<MetadataPolicy> metadata = fields.choice(PresetInput::metadata);
    private final BooleanProperty allowDamaged = fields.flag(PresetInput::allowDamaged);
    private Collection<String> taken = List.of();

    public PresetForm() {
        fields.part(coding.typed(), values -> coding.load(values.coding()));
    }

    @Override
    public StringProperty name() {
        return name;
    }

    public ObjectProperty<SizeKind> size() {
        return size;
    }

    public StringProperty side() {
        return side;
    }

    StringProperty width() {
        return width;
    }

    StringProperty height() {
        return height;
    }

    ObjectProperty<Fit> fit() {
        return fit;
    }

    public ObjectProperty<OutputFormat> format() {
        return format;
    }

    public StringProperty percent() {
        return percent;
    }

    StringProperty layoutWidth() {
        return layoutWidth;
    }

    public CodingForm coding() {
        return coding;
    }

    BooleanProperty allowDamaged() {
        return allowDamaged;
    }

    ObjectProperty<MetadataPolicy> metadata() {
        return metadata;
    }

    /** Returns the form's current values. */
    @Override
    public ObjectBinding<PresetInput> typed() {
        return fields.typed();
    }

    @Override
    public boolean changed() {
        return fields.changed();
    }

    @Override
    public Map<Field, String> problems() {
        return typed().get().problems(taken);
    }

    /**
     * Fills the form.
     *
     * @param others the names of the other presets
     */
    public void load(PresetInput values, Collection<String> others) {
        taken = others;
        fields.load(values);
    }

    private PresetInput read() {
        var typedSize =
                new SizeInput(
                        size.get(),
                        side.get(),
                        width.get(),
                        height.get(),
                        fit.get(),
                        percent.get(),
                        layoutWidth.get());
        return new PresetInput(
                name.get(),
                typedSize,
                format.get(),
                coding.typed().get(),
                metadata.get(),
                allowDamaged.get());
    }
}
