package io.dropsize.cli.option;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options that determine how copies are made. */
public final class PresetOptions {
    private static final Pattern BOX = Pattern.compile("(\\d{1,6})[xX×](\\d{1,6})");
    private static final Pattern LONGEST_OR_PERCENT = Pattern.compile("(\\d{1,6}) ?(%?)");

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Use this preset. Default: the current one.")
    private @Nullable String preset;

    @Option(
            names = "--fit",
            paramLabel = "WxH",
            description = "Fit copies within WxH pixels, such as 1200x800.")
    private @Nullable String fit;

    @Option(
            names = "--size",
            paramLabel = "N|N%",
            description =
                    "The maximum longest side in pixels, or a percentage of the original size.")
    private @Nullable String size;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = OptionCandidates.Formats.class,
            description =
                    "The copies' format: jpeg, png, webp, avif, or keep for the source's own.")
    private @Nullable String format;

    @Option(
            names = "--metadata",
            paramLabel = "WHAT",
            completionCandidates = OptionCandidates.Metadata.class,
            description =
                    "What copies keep of the original's metadata: none, credits (author,"
                            + " copyright and description), or all-but-location.")
    private @Nullable String metadata;

    @Mixin private CodingOptions coding = new CodingOptions();

    @Option(
            names = "--allow-damaged",
            negatable = true,
            description = "Use the readable part of damaged images instead of refusing them.")
    private @Nullable Boolean allowDamaged;

    /** Returns the preset of the settings with the overrides of these options. */
    public Preset preset(SettingsStore settings) {
        Preset chosen =
                preset == null ? settings.defaults().preset() : named(settings.get(), preset);
        String wanted = format;
        String kept = metadata;
        return chosen.withSize(size(chosen.size()))
                .withFormat(wanted == null ? chosen.format() : format(wanted))
                .withMetadata(kept == null ? chosen.metadata() : metadata(kept))
                .withCoding(coding.coding(chosen.coding()))
                .withDamagedAllowed(
                        Objects.requireNonNullElse(allowDamaged, chosen.allowDamaged()));
    }

    private SizeRule size(SizeRule chosen) {
        String box = fit;
        String other = size;
        if (box != null && other != null) {
            throw new WrongUsage("Choose one of --fit and --size.");
        }
        return box != null ? box(box) : other != null ? longestOrPercent(other) : chosen;
    }

    private static Preset named(Settings settings, String name) {
        return settings.findPreset(name)
                .orElseThrow(
                        () ->
                                WrongUsage.unknown(
                                        "preset",
                                        name,
                                        settings.presets().stream().map(Preset::name).toList()));
    }

    private static SizeRule box(String text) {
        Matcher box = BOX.matcher(text);
        if (!box.matches()) {
            throw new WrongUsage("“" + text + "” isn’t a size; write it as 1200x800 for --fit.");
        }
        return WrongUsage.unless(
                () ->
                        new SizeRule.Box(
                                Integer.parseInt(box.group(1)),
                                Integer.parseInt(box.group(2)),
                                Fit.INSIDE));
    }

    private static SizeRule longestOrPercent(String text) {
        Matcher number = LONGEST_OR_PERCENT.matcher(text);
        if (!number.matches()) {
            throw new WrongUsage(
                    "“" + text + "” isn’t a size; write it as 1600 or 50% for --size.");
        }
        int amount = Integer.parseInt(number.group(1));
        return WrongUsage.unless(
                () ->
                        number.group(2).isEmpty()
                                ? new SizeRule.LongestSide(amount)
                                : new SizeRule.Percent(amount));
    }

    private static MetadataPolicy metadata(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none" -> MetadataPolicy.REMOVE_ALL;
            case "credits" -> MetadataPolicy.KEEP_COPYRIGHT;
            case "all-but-location", "all-but-place" -> MetadataPolicy.KEEP_ALL_BUT_LOCATION;
            default ->
                    throw new WrongUsage(
                            "“"
                                    + text
                                    + "” isn’t a metadata choice; choose none, credits or"
                                    + " all-but-location.");
        };
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
                            "“" + text + "” isn’t a format; choose jpeg, png, webp, avif or keep.");
        };
    }
}
