package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;

import java.util.List;
import java.util.function.Predicate;

/**
 * The user's choices about how copies are made.
 *
 * @param name unique, chosen by the user
 * @param allowDamaged whether to use the readable part of a damaged picture instead of refusing it
 */
public record Preset(
        String name,
        SizeRule size,
        OutputFormat format,
        Coding coding,
        MetadataPolicy metadata,
        boolean allowDamaged) {
    public static final int DEFAULT_QUALITY = 82;
    public static final Preset WEB_1600 =
            new Preset(
                    "Web 1600",
                    new SizeRule.LongestSide(1600),
                    OutputFormat.KEEP,
                    Coding.of(DEFAULT_QUALITY),
                    MetadataPolicy.REMOVE_ALL,
                    false);

    /**
     * Makes all copies that a page needs for phones and laptops, and their {@code <picture>}
     * element.
     */
    public static final Preset WEB_PAGE =
            new Preset(
                    "Web page",
                    new SizeRule.Responsive(800),
                    OutputFormat.KEEP,
                    Coding.of(DEFAULT_QUALITY),
                    MetadataPolicy.REMOVE_ALL,
                    false);

    /** The presets of a new installation. */
    public static final List<Preset> BUILT_IN = List.of(WEB_1600, WEB_PAGE);

    public Preset {
        if (name.isBlank()) {
            throw DropsizeException.setting(SettingProblem.PRESET_NAME_MISSING);
        }
    }

    /**
     * The end of the names of changed presets. With a space that doesn't break, it is no ending
     * that a person types.
     */
    private static final String CHANGED = "\u00a0*";

    public Preset named(String other) {
        return new Preset(other, size, format, coding, metadata, allowDamaged);
    }

    /**
     * Returns these values under the name of a changed preset. They belong to single images, so
     * that the values of the preset that they were changed from don't replace them.
     */
    public Preset changed() {
        return isChanged() ? this : named(name + CHANGED);
    }

    /** Returns whether the values belong to single images, and not to a preset in the settings. */
    public boolean isChanged() {
        return name.endsWith(CHANGED);
    }

    /** Returns the preset of an image in review: this one if it is changed, or the chosen one. */
    public Preset inReview(Preset chosen) {
        return isChanged() ? this : chosen;
    }

    public Preset withSize(SizeRule other) {
        return new Preset(name, other, format, coding, metadata, allowDamaged);
    }

    public Preset withFormat(OutputFormat other) {
        return new Preset(name, size, other, coding, metadata, allowDamaged);
    }

    public Preset withCoding(Coding other) {
        return new Preset(name, size, format, other, metadata, allowDamaged);
    }

    public Preset withMetadata(MetadataPolicy other) {
        return new Preset(name, size, format, coding, other, allowDamaged);
    }

    public Preset withDamagedAllowed(boolean allowed) {
        return new Preset(name, size, format, coding, metadata, allowed);
    }

    /** Returns whether copies of a source show only its first frame, although it has several. */
    public boolean losesAnimation(ImageInfo source) {
        return source.animated()
                && !(source.format().animates()
                        && outputs(source, _ -> false).getFirst().format.apply(source).animates());
    }

    /** Returns whether it makes several copies of a source. */
    public boolean isResponsive() {
        return size instanceof SizeRule.Responsive;
    }

    /**
     * Returns a preset for each copy of a source: only this one, unless it is responsive. The first
     * one makes the fallback at the layout's width.
     *
     * @param writes whether this computer can write a format
     */
    List<Preset> outputs(ImageInfo source, Predicate<ImageFormat> writes) {
        if (!(size instanceof SizeRule.Responsive responsive)) {
            return List.of(this);
        }
        return format.all(source, writes).stream()
                .flatMap(
                        one ->
                                responsive.sizes(source.width(), source.height()).stream()
                                        .map(exact -> withSize(exact).withFormat(one)))
                .map(
                        one ->
                                one.format == format || one.format != OutputFormat.AVIF
                                        ? one
                                        : one.onAvifScale())
                .toList();
    }

    /**
     * Returns this preset with the AVIF quality that looks like its JPEG quality; the same number
     * would make AVIF files larger than JPEG. Source: M. Ubl, "AVIF and WebP image quality
     * settings", where JPEG 60, 70 and 80 look like AVIF 51, 56 and 64.
     */
    private Preset onAvifScale() {
        return coding.quality() instanceof Quality.Fixed(int value)
                ? withCoding(coding.withQuality(new Quality.Fixed(avifQuality(value))))
                : this;
    }

    private static int avifQuality(int jpegQuality) {
        return Math.round(0.65f * jpegQuality + 12);
    }

    /** Returns a text of all values that determine the copy's bytes, which its name does not. */
    String fingerprint() {
        return String.join(
                " ",
                size.canonical(),
                format.name(),
                coding.canonical(),
                metadata.id(),
                allowDamaged ? "DAMAGED" : "WHOLE");
    }
}
