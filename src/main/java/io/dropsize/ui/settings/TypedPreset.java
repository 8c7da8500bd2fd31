package io.dropsize.ui.settings;

import io.dropsize.image.Coding;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.Fit;
import io.dropsize.pipeline.OutputFormat;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.SizeRule;
import io.dropsize.ui.kit.Texts;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * A preset as it stands in the form, right or wrong.
 *
 * @param box width × height, else the longest side
 */
record TypedPreset(
        String name,
        boolean box,
        String side,
        String width,
        String height,
        Fit fit,
        OutputFormat format,
        int quality,
        Coding coding,
        MetadataPolicy metadata,
        boolean allowDamaged) {

    /** What can be wrong. */
    enum Field {
        NAME,
        SIZE
    }

    static TypedPreset of(Preset known) {
        SizeRule size = known.size();
        return new TypedPreset(
                known.name(),
                size instanceof SizeRule.Box,
                size instanceof SizeRule.LongestSide(int pixels)
                        ? Integer.toString(pixels)
                        : "1600",
                size instanceof SizeRule.Box wide ? Integer.toString(wide.width()) : "1200",
                size instanceof SizeRule.Box high ? Integer.toString(high.height()) : "630",
                size instanceof SizeRule.Box boxed ? boxed.fit() : Fit.INSIDE,
                known.format(),
                known.coding().quality() instanceof Quality.Fixed(int value)
                        ? value
                        : Preset.DEFAULT_QUALITY,
                known.coding(),
                known.metadata(),
                known.allowDamaged());
    }

    TypedPreset named(String other) {
        return new TypedPreset(
                other,
                box,
                side,
                width,
                height,
                fit,
                format,
                quality,
                coding,
                metadata,
                allowDamaged);
    }

    /**
     * A sentence for each field that is wrong.
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
        boolean sizeIsRight = box ? isSide(width) && isSide(height) : isSide(side);
        if (!sizeIsRight) {
            problems.put(Field.SIZE, Texts.of("settings.problem.size", SizeRule.LARGEST_SIDE));
        }
        return problems;
    }

    /** The preset; call it when there are no problems. */
    Preset preset() {
        SizeRule size =
                box
                        ? new SizeRule.Box(pixels(width), pixels(height), fit)
                        : new SizeRule.LongestSide(pixels(side));
        Coding chosen =
                coding.quality() instanceof Quality.Fixed
                        ? coding.withQuality(new Quality.Fixed(quality))
                        : coding;
        return new Preset(name.strip(), size, format, chosen, metadata, allowDamaged);
    }

    private static boolean isSide(String text) {
        return text.strip().matches("[0-9]{1,5}")
                && pixels(text) >= 1
                && pixels(text) <= SizeRule.LARGEST_SIDE;
    }

    private static int pixels(String text) {
        return Integer.parseInt(text.strip());
    }
}
