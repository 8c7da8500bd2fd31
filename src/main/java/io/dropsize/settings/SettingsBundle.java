package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Destination;

import java.util.List;
import java.util.Map;

/**
 * Destinations and presets from a file. {@link #toString} excludes the secrets.
 *
 * @param secrets by the name of the destination; only files of other programs have them
 * @param problems the errors of other destinations and presets of the file, which can't be imported
 */
public record SettingsBundle(
        List<Destination> destinations,
        List<Preset> presets,
        Map<String, String> secrets,
        List<DropsizeException> problems) {
    public SettingsBundle {
        destinations = List.copyOf(destinations);
        presets = List.copyOf(presets);
        secrets = Map.copyOf(secrets);
        problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
        return "SettingsBundle[destinations=" + destinations + ", presets=" + presets + "]";
    }
}
