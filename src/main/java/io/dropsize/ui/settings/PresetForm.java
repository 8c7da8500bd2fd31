package io.dropsize.ui.settings;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.Fit;
import io.dropsize.pipeline.OutputFormat;
import io.dropsize.pipeline.Preset;
import io.dropsize.ui.settings.TypedPreset.Field;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of one preset, as properties. */
final class PresetForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty box = new SimpleBooleanProperty();
    private final StringProperty side = new SimpleStringProperty("");
    private final StringProperty width = new SimpleStringProperty("");
    private final StringProperty height = new SimpleStringProperty("");
    private final ObjectProperty<Fit> fit = new SimpleObjectProperty<>(Fit.INSIDE);
    private final ObjectProperty<OutputFormat> format =
            new SimpleObjectProperty<>(OutputFormat.KEEP);
    private final IntegerProperty quality = new SimpleIntegerProperty(Preset.DEFAULT_QUALITY);
    private final ObjectProperty<MetadataPolicy> metadata =
            new SimpleObjectProperty<>(MetadataPolicy.REMOVE_ALL);
    private final ObjectBinding<TypedPreset> typed =
            Bindings.createObjectBinding(
                    this::read, name, box, side, width, height, fit, format, quality, metadata);
    private TypedPreset original = TypedPreset.of(Preset.WEB_1600);
    private Collection<String> taken = List.of();

    StringProperty name() {
        return name;
    }

    /** Width × height, else the longest side. */
    BooleanProperty box() {
        return box;
    }

    StringProperty side() {
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

    ObjectProperty<OutputFormat> format() {
        return format;
    }

    IntegerProperty quality() {
        return quality;
    }

    ObjectProperty<MetadataPolicy> metadata() {
        return metadata;
    }

    /** What stands in the form now. */
    ObjectBinding<TypedPreset> typed() {
        return typed;
    }

    boolean changed() {
        return !typed.get().equals(original);
    }

    Map<Field, String> problems() {
        return typed.get().problems(taken);
    }

    /**
     * Fills the form.
     *
     * @param others the names of the other presets
     */
    void load(TypedPreset values, Collection<String> others) {
        taken = others;
        original = values;
        name.set(values.name());
        box.set(values.box());
        side.set(values.side());
        width.set(values.width());
        height.set(values.height());
        fit.set(values.fit());
        format.set(values.format());
        quality.set(values.quality());
        metadata.set(values.metadata());
    }

    private TypedPreset read() {
        return new TypedPreset(
                name.getValueSafe(),
                box.get(),
                side.getValueSafe(),
                width.getValueSafe(),
                height.getValueSafe(),
                fit.get(),
                format.get(),
                quality.get(),
                original.coding(),
                metadata.get(),
                original.allowDamaged());
    }
}
