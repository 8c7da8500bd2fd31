package io.dropsize.cli;

import io.dropsize.pipeline.Fit;
import io.dropsize.pipeline.OutputFormat;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.SizeRule;
import io.dropsize.settings.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that say how copies are made. */
final class PresetOptions {
    private static final Pattern BOX = Pattern.compile("(\\d{1,6})[xX×](\\d{1,6})");

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Make copies by this preset; the chosen one if not given.")
    private @Nullable String preset;

    @Option(
            names = "--fit",
            paramLabel = "WxH",
            description = "Fit copies into so many pixels, such as 1200x800.")
    private @Nullable String fit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "jpeg, png, webp, avif, or keep for the source's own.")
    private @Nullable String format;

    @Option(
            names = "--quality",
            paramLabel = "N",
            description = "1 to 100, for JPEG, WebP and AVIF.")
    private @Nullable Integer quality;

    /** The preset that the settings and these options make together. */
    Preset preset(Settings settings) {
        Preset chosen = preset == null ? settings.chosenPreset() : named(settings, preset);
        String box = fit;
        String wanted = format;
        Integer number = quality;
        Preset sized = box == null ? chosen : chosen.withSize(size(box));
        Preset formatted = wanted == null ? sized : sized.withFormat(format(wanted));
        return number == null ? formatted : WrongUsage.unless(() -> formatted.withQuality(number));
    }

    private static Preset named(Settings settings, String name) {
        Optional<Preset> found =
                settings.presets().stream().filter(known -> known.name().equals(name)).findFirst();
        return found.orElseThrow(
                () ->
                        WrongUsage.unknown(
                                "preset",
                                name,
                                settings.presets().stream().map(Preset::name).toList()));
    }

    private static SizeRule size(String text) {
        Matcher box = BOX.matcher(text);
        if (!box.matches()) {
            throw new WrongUsage("“" + text + "” is no size; write it as 1200x800 for --fit.");
        }
        return WrongUsage.unless(
                () ->
                        new SizeRule.Box(
                                Integer.parseInt(box.group(1)),
                                Integer.parseInt(box.group(2)),
                                Fit.INSIDE));
    }

    private static OutputFormat format(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "jpeg", "jpg" -> OutputFormat.JPEG;
            case "png" -> OutputFormat.PNG;
            case "webp" -> OutputFormat.WEBP;
            case "avif" -> OutputFormat.AVIF;
            case "keep" -> OutputFormat.KEEP;
            default ->
                    throw new WrongUsage(
                            "“" + text + "” is no format; choose jpeg, png, webp, avif or keep.");
        };
    }
}
