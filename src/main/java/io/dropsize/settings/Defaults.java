package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Destination;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The default destination and preset of the settings, for commands that name none. Never falls back
 * to another one: images would go to a place that the user has not chosen.
 */
public final class Defaults {
    private final Settings settings;
    private final boolean unread;
    private final Set<String> misread;
    private final Path file;

    /**
     * @param unread whether the whole file is unreadable
     * @param misread fields of the file that could not be read
     */
    Defaults(Settings settings, boolean unread, Set<String> misread, Path file) {
        this.settings = settings;
        this.unread = unread;
        this.misread = misread;
        this.file = file;
    }

    /**
     * The default destination.
     *
     * @throws DropsizeException DEFAULT_GONE if it does not exist or can't be read,
     *     DEFAULT_UNREADABLE if the choice can't be read
     */
    public Destination destination() {
        requireRead("destination", unread);
        return settings.findDestination(settings.destination())
                .orElseThrow(() -> gone(settings.destination()));
    }

    /**
     * The default preset.
     *
     * @throws DropsizeException DEFAULT_GONE if it does not exist or can't be read,
     *     DEFAULT_UNREADABLE if the choice can't be read
     */
    public Preset preset() {
        requireRead("preset", unread);
        return settings.findPreset(settings.preset()).orElseThrow(() -> gone(settings.preset()));
    }

    /**
     * The folder of "This computer"; empty for the default folder.
     *
     * @throws DropsizeException DEFAULT_UNREADABLE if the choice can't be read
     */
    public Optional<Path> localFolder() {
        requireRead("localFolder", false);
        return Optional.ofNullable(settings.localFolder());
    }

    private void requireRead(String name, boolean nothingRead) {
        if (nothingRead || misread.contains(name)) {
            throw new DropsizeException(ErrorKind.DEFAULT_UNREADABLE, name, file.toString());
        }
    }

    private static DropsizeException gone(String name) {
        return new DropsizeException(ErrorKind.DEFAULT_GONE, name);
    }
}
