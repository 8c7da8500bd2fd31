package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;

/**
 * How copies are made.
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

    public Preset {
        if (name.isBlank()) {
            throw DropsizeException.setting(SettingProblem.PRESET_NAME_MISSING);
        }
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

    /** Whether copies of such a source show only its first frame, although it has several. */
    public boolean losesAnimation(ImageInfo source) {
        return source.animated()
                && !(source.format().animates() && format.apply(source).animates());
    }

    /** Everything that determines the copy's bytes, but not its name. */
    String fingerprint() {
        return String.join(
                " ",
                size.spelled(),
                format.name(),
                coding.spelled(),
                metadata.name(),
                allowDamaged ? "DAMAGED" : "WHOLE");
    }
}
