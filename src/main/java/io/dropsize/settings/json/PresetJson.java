package io.dropsize.settings.json;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;
import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * A preset in the file's format: flat, without default values. Missing fields are as in {@link
 * Preset#WEB_1600}. The quality is one of {@code quality} (1 to 100), {@code mostBytes} (of a copy)
 * and {@code leastScore} (below 100).
 */
public final class PresetJson {
    private PresetJson() {}

    public static Map<String, @Nullable Object> write(Preset preset) {
        Coding coding = preset.coding();
        Map<String, @Nullable Object> fields =
                JsonText.fields(
                        "name", preset.name(),
                        "size", size(preset.size()),
                        "format", preset.format(),
                        "quality",
                                coding.quality() instanceof Quality.Fixed(int value) ? value : null,
                        "mostBytes",
                                coding.quality() instanceof Quality.AtMost(long max) ? max : null,
                        "leastScore",
                                coding.quality() instanceof Quality.AtLeast(double score)
                                        ? score
                                        : null,
                        "lossless", unlessFalse(coding.lossless()),
                        "progressive", unlessFalse(coding.progressive()),
                        "chroma", coding.chroma() == Chroma.AUTO ? null : coding.chroma(),
                        "metadata", preset.metadata().id(),
                        "allowDamaged", unlessFalse(preset.allowDamaged()));
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    public static Preset read(JsonFields json) {
        Preset usual = Preset.WEB_1600;
        Coding coding =
                new Coding(
                        quality(json),
                        json.flag("lossless"),
                        json.flag("progressive"),
                        Objects.requireNonNullElse(
                                json.choice("chroma", Chroma.class), Chroma.AUTO));
        return new Preset(
                Objects.requireNonNullElse(json.text("name"), usual.name()),
                Objects.requireNonNullElse(json.part("size", PresetJson::size), usual.size()),
                Objects.requireNonNullElse(
                        json.choice("format", OutputFormat.class), usual.format()),
                coding,
                Objects.requireNonNullElse(
                        json.text("metadata", MetadataPolicy::of), usual.metadata()),
                json.flag("allowDamaged"));
    }

    private static Quality quality(JsonFields json) {
        Long max = json.wide("mostBytes");
        Double score = json.real("leastScore");
        Integer quality = json.integer("quality");
        if (max != null) {
            return new Quality.AtMost(max);
        }
        if (score != null) {
            return new Quality.AtLeast(score);
        }
        return new Quality.Fixed(Objects.requireNonNullElse(quality, Preset.DEFAULT_QUALITY));
    }

    private static Map<String, @Nullable Object> size(SizeRule size) {
        return switch (size) {
            case SizeRule.LongestSide(int pixels) ->
                    JsonText.fields("kind", "longest-side", "pixels", pixels);
            case SizeRule.Box(int width, int height, Fit fit) ->
                    JsonText.fields("kind", "box", "width", width, "height", height, "fit", fit);
            case SizeRule.Percent(int percent) ->
                    JsonText.fields("kind", "percent", "percent", percent);
            case SizeRule.Responsive(int layoutWidth) ->
                    JsonText.fields("kind", "responsive", "layoutWidth", layoutWidth);
        };
    }

    private static SizeRule size(JsonFields json) {
        String kind = json.needed("kind", json.text("kind"));
        return switch (kind) {
            case "longest-side" -> new SizeRule.LongestSide(number(json, "pixels"));
            case "box" ->
                    new SizeRule.Box(
                            number(json, "width"),
                            number(json, "height"),
                            json.needed("fit", json.choice("fit", Fit.class)));
            case "percent" -> new SizeRule.Percent(number(json, "percent"));
            case "responsive" -> new SizeRule.Responsive(number(json, "layoutWidth"));
            default -> throw DropsizeException.setting(SettingProblem.SIZE_KIND_UNKNOWN, kind);
        };
    }

    private static int number(JsonFields json, String name) {
        return json.needed(name, json.integer(name));
    }

    private static @Nullable Boolean unlessFalse(boolean value) {
        return value ? true : null;
    }
}
