package io.dropsize.pipeline.plan;

/** Converts presets with all their values to text and back, for storage. */
public interface PresetText {
    String write(Preset preset);

    /**
     * Parses a preset.
     *
     * @throws io.dropsize.error.DropsizeException BAD_SETTING if the text is not a preset
     */
    Preset read(String text);
}
