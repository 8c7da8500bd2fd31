package io.dropsize.ui.settings.presets;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.ui.kit.Texts;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** A preset as entered in the form, valid or not. */
public record PresetInput(
        String name,
        SizeInput size,
        OutputFormat format,
        CodingInput coding,
        MetadataPolicy metadata,
        boolean allowDamaged) {

    /** The fields that can be invalid. */
    public enum Field {
        NAME,
        SIZE,
        QUALITY
    }

    public static PresetInput of(Preset known) {
        return new PresetInput(
                known.name(),
                SizeInput.of(known.size()),
                known.format(),
                CodingInput.of(known.coding()),
                known.metadata(),
                known.allowDamaged());
    }

    PresetInput named(String other) {
        return new PresetInput(other, size, format, coding, metadata, allowDamaged);
    }

    /**
     * Returns a sentence for each invalid field.
     *
     * @param taken the names of the other presets
     */
    Map<Field, String> problems(Collection<String> taken) {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        if (name.isBlank()) {
            problems.put(Field.NAME, Texts.of("settings.problem.name"));
        } else if (taken.stream().anyMatch(name.strip()::equalsIgnoreCase)) {
            problems.put(Field.NAME, Texts.of("settings.problem.name-taken"));
        }
        size.problem().ifPresent(sentence -> problems.put(Field.SIZE, sentence));
        coding.problem().ifPresent(sentence -> problems.put(Field.QUALITY, sentence));
        return problems;
    }

    /** Returns the preset. Call it only if there are no problems. */
    public Preset preset() {
        return new Preset(
                name.strip(), size.rule(), format, coding.coding(), metadata, allowDamaged);
    }
}
