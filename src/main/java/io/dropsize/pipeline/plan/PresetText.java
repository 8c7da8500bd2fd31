package io.dropsize.pipeline.plan;

/** Spells presets, all their values, for those who keep them. */
public interface PresetText {
    String write(Preset preset);

    /**
     * @throws io.dropsize.error.DropsizeException BAD_SETTING if the text spells none
     */
    Preset read(String text);
}
