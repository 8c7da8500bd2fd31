package io.dropsize.ui.settings.presets;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.ui.settings.presets.PresetInput.Field;
import io.dropsize.ui.settings.shared.ListEditor;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of one preset, as properties. */
public final class PresetForm implements ListEditor.EditedForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<SizeKind> size = new SimpleObjectProperty<>(SizeKind.LONGEST);
    private final StringProperty side = new SimpleStringProperty("");
    private final StringProperty width = new SimpleStringProperty("");
    private final StringProperty height = new SimpleStringProperty("");
    private final ObjectProperty<Fit> fit = new SimpleObjectProperty<>(Fit.INSIDE);
    private final ObjectProperty<OutputFormat> format =
            new SimpleObjectProperty<>(OutputFormat.KEEP);
    private final StringProperty percent = new SimpleStringProperty("");
    private final StringProperty layoutWidth = new SimpleStringProperty("");
    private final CodingForm coding = new CodingForm();
    private final BooleanProperty allowDamaged = new SimpleBooleanProperty();
    private final ObjectProperty<MetadataPolicy> metadata =
            new SimpleObjectProperty<>(MetadataPolicy.REMOVE_ALL);
    private final ObjectBinding<PresetInput> typed =
            Bindings.createObjectBinding(
                    this::read,
                    name,
                    size,
                    side,
                    width,
                    height,
                    fit,
                    percent,
                    layoutWidth,
                    format,
                    coding.typed(),
                    metadata,
                    allowDamaged);
    private PresetInput original = PresetInput.of(Preset.WEB_1600);
    private Collection<String> taken = List.of();

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
        return typed;
    }

    @Override
    public boolean changed() {
        return !typed.get().equals(original);
    }

    public Map<Field, String> problems() {
        return typed.get().problems(taken);
    }

    /**
     * Fills the form.
     *
     * @param others the names of the other presets
     */
    public void load(PresetInput values, Collection<String> others) {
        taken = others;
        original = values;
        name.set(values.name());
        size.set(values.size().kind());
        side.set(values.size().side());
        width.set(values.size().width());
        height.set(values.size().height());
        fit.set(values.size().fit());
        percent.set(values.size().percent());
        layoutWidth.set(values.size().layoutWidth());
        format.set(values.format());
        coding.load(values.coding());
        metadata.set(values.metadata());
        allowDamaged.set(values.allowDamaged());
    }

    private PresetInput read() {
        var typedSize =
                new SizeInput(
                        size.get(),
                        side.getValueSafe(),
                        width.getValueSafe(),
                        height.getValueSafe(),
                        fit.get(),
                        percent.getValueSafe(),
                        layoutWidth.getValueSafe());
        return new PresetInput(
                name.getValueSafe(),
                typedSize,
                format.get(),
                coding.typed().get(),
                metadata.get(),
                allowDamaged.get());
    }
}
