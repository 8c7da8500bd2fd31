package io.dropsize.settings;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.OutputFormat;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.SizeRule;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A preset as it stands in the file: flat, and without what is as always. What is lacking is as in
 * {@link Preset#WEB_1600}.
 *
 * @param quality 1 to 100, unless one of the next two is there
 * @param mostBytes the copy's length at most
 * @param leastSsim the likeness at least, below 1
 */
record PresetJson(
        @Nullable String name,
        @Nullable SizeRule size,
        @Nullable OutputFormat format,
        @Nullable Integer quality,
        @Nullable Long mostBytes,
        @Nullable Double leastSsim,
        @Nullable Boolean lossless,
        @Nullable Boolean progressive,
        @Nullable Chroma chroma,
        @Nullable MetadataPolicy metadata,
        @Nullable Boolean allowDamaged) {

    static PresetJson of(Preset preset) {
        Coding coding = preset.coding();
        return new PresetJson(
                preset.name(),
                preset.size(),
                preset.format(),
                coding.quality() instanceof Quality.Fixed(int value) ? value : null,
                coding.quality() instanceof Quality.AtMost(long bytes) ? bytes : null,
                coding.quality() instanceof Quality.AtLeast(double ssim) ? ssim : null,
                unlessFalse(coding.lossless()),
                unlessFalse(coding.progressive()),
                coding.chroma() == Chroma.AUTO ? null : coding.chroma(),
                preset.metadata(),
                unlessFalse(preset.allowDamaged()));
    }

    Preset preset() {
        Preset usual = Preset.WEB_1600;
        Coding coding =
                new Coding(
                        wantedQuality(),
                        Boolean.TRUE.equals(lossless),
                        Boolean.TRUE.equals(progressive),
                        Objects.requireNonNullElse(chroma, Chroma.AUTO));
        return new Preset(
                Objects.requireNonNullElse(name, usual.name()),
                Objects.requireNonNullElse(size, usual.size()),
                Objects.requireNonNullElse(format, usual.format()),
                coding,
                Objects.requireNonNullElse(metadata, usual.metadata()),
                Boolean.TRUE.equals(allowDamaged));
    }

    private Quality wantedQuality() {
        if (mostBytes != null) {
            return new Quality.AtMost(mostBytes);
        }
        if (leastSsim != null) {
            return new Quality.AtLeast(leastSsim);
        }
        return new Quality.Fixed(Objects.requireNonNullElse(quality, Preset.DEFAULT_QUALITY));
    }

    private static @Nullable Boolean unlessFalse(boolean value) {
        return value ? true : null;
    }
}
