package io.dropsize.settings.json;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.PresetText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;

/** Presets in the settings file's format. Thread-safe. */
public final class JsonPresets implements PresetText {
    private volatile @Nullable Converted last;

    /** The last conversion, because thousands of consecutive images have the same preset. */
    private record Converted(Preset preset, String text) {}

    @Override
    public String write(Preset preset) {
        Converted known = last;
        if (known == null || !known.preset().equals(preset)) {
            known =
                    new Converted(
                            preset,
                            new String(
                                    JsonText.write(PresetJson.write(preset)),
                                    StandardCharsets.UTF_8));
            last = known;
        }
        return known.text();
    }

    @Override
    public Preset read(String text) {
        try {
            return PresetJson.read(JsonText.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            throw DropsizeException.setting(SettingProblem.PRESET_UNREADABLE, e, text);
        }
    }
}
