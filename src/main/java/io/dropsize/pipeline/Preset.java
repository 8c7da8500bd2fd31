package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.MetadataPolicy;

/**
 * How copies are made.
 *
 * @param name unique, chosen by the user
 * @param quality 1 to 100, for JPEG, WebP and AVIF
 */
public record Preset(
        String name, SizeRule size, OutputFormat format, int quality, MetadataPolicy metadata) {
    public static final int DEFAULT_QUALITY = 82;
    public static final Preset WEB_1600 =
            new Preset(
                    "Web 1600",
                    new SizeRule.LongestSide(1600),
                    OutputFormat.KEEP,
                    DEFAULT_QUALITY,
                    MetadataPolicy.REMOVE_ALL);

    public Preset {
        if (name.isBlank()) {
            throw new DropsizeException(ErrorKind.BAD_SETTING, "The preset needs a name.");
        }
        if (quality < 1 || quality > 100) {
            throw new DropsizeException(
                    ErrorKind.BAD_SETTING, "Quality goes from 1 to 100, not " + quality + ".");
        }
    }

    public Preset withSize(SizeRule other) {
        return new Preset(name, other, format, quality, metadata);
    }

    public Preset withFormat(OutputFormat other) {
        return new Preset(name, size, other, quality, metadata);
    }

    public Preset withQuality(int other) {
        return new Preset(name, size, format, other, metadata);
    }

    /** Everything that shapes the copy's bytes, and not the name. */
    String recipe() {
        return size.spelled() + " " + format + " " + quality + " " + metadata;
    }
}
