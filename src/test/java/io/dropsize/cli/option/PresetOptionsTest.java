package io.dropsize.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.nio.file.Path;

class PresetOptionsTest {
    private static Preset preset(String... arguments) {
        PresetOptions options = new PresetOptions();
        new CommandLine(options).parseArgs(arguments);
        return options.preset(SettingsStore.open(Path.of("no-settings")));
    }

    @ParameterizedTest
    @CsvSource({
        "none, REMOVE_ALL",
        "credits, KEEP_COPYRIGHT",
        "all-but-location, KEEP_ALL_BUT_LOCATION",
        "all-but-place, KEEP_ALL_BUT_LOCATION",
        "CREDITS, KEEP_COPYRIGHT"
    })
    void metadataIsKeptAsTheOptionSays(String option, MetadataPolicy kept) {
        assertThat(preset("--metadata", option).metadata()).isEqualTo(kept);
    }

    @Test
    void withoutTheOptionThePresetDecides() {
        assertThat(preset().metadata()).isEqualTo(Settings.DEFAULT.chosenPreset().metadata());
    }
}
