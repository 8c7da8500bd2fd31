package io.dropsize.cli.option;

import io.dropsize.error.DropsizeException;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** The option that selects a destination. */
public final class DestinationOption {
    @Option(
            names = "--to",
            paramLabel = "DEST",
            description = "The destination's name. Default: the current one.")
    private @Nullable String name;

    /**
     * Returns the named destination, or the default one. Never returns a substitute for one that
     * doesn't exist.
     *
     * @throws DropsizeException DEFAULT_GONE, DEFAULT_UNREADABLE
     */
    public Destination destination(SettingsStore settings) {
        return name == null ? settings.defaults().destination() : named(settings.get(), name);
    }

    public static Destination named(Settings settings, String name) {
        return settings.findDestination(name)
                .orElseThrow(
                        () ->
                                WrongUsage.unknown(
                                        "destination",
                                        name,
                                        settings.destinations().stream()
                                                .map(Destination::name)
                                                .toList()));
    }
}
