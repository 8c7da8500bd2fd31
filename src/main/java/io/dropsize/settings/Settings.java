package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.Preset;
import io.dropsize.store.Destination;
import io.dropsize.store.LinkForm;
import io.dropsize.store.Timeouts;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything the user chose. There is always "This computer" among the destinations, and at least
 * one preset.
 *
 * @param destination the name of the chosen one
 * @param preset the name of the chosen one
 * @param reviewFirst whether dropped images wait until the user sends them off
 * @param copied what is copied by itself after an upload; null for nothing
 * @param localCopies a folder for a copy of each result; null for none
 * @param localFolder where "This computer" keeps its objects; null for the usual place
 * @param timeouts how long services are waited for
 * @param window null before the first time
 * @param limits how much pictures may take; lasts from start to end of the program
 */
public record Settings(
        List<Destination> destinations,
        String destination,
        List<Preset> presets,
        String preset,
        boolean reviewFirst,
        @Nullable LinkForm copied,
        @Nullable Path localCopies,
        @Nullable Path localFolder,
        Timeouts timeouts,
        Theme theme,
        @Nullable WindowBounds window,
        Limits limits) {

    public static final Settings DEFAULT =
            new Settings(
                    List.of(Destination.thisComputer()),
                    Destination.THIS_COMPUTER,
                    List.of(Preset.WEB_1600),
                    Preset.WEB_1600.name(),
                    false,
                    LinkForm.URL,
                    null,
                    null,
                    Timeouts.USUAL,
                    Theme.SYSTEM,
                    null,
                    Limits.DEFAULT);

    public Settings {
        destinations =
                destinations.stream().anyMatch(Destination::isThisComputer)
                        ? List.copyOf(destinations)
                        : Stream.concat(
                                        Stream.of(Destination.thisComputer()),
                                        destinations.stream())
                                .toList();
        presets = presets.isEmpty() ? List.of(Preset.WEB_1600) : List.copyOf(presets);
    }

    /** The destination in use; the first one if the chosen one is gone. */
    public Destination chosenDestination() {
        return destinations.stream()
                .filter(known -> known.name().equals(destination))
                .findFirst()
                .orElse(destinations.getFirst());
    }

    /** The preset in use; the first one if the chosen one is gone. */
    public Preset chosenPreset() {
        return presets.stream()
                .filter(known -> known.name().equals(preset))
                .findFirst()
                .orElse(presets.getFirst());
    }

    /**
     * @throws DropsizeException UNKNOWN_NAME
     */
    public Destination destinationNamed(String name) {
        return destinations.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
    }

    /**
     * @throws DropsizeException UNKNOWN_NAME
     */
    public Preset presetNamed(String name) {
        return presets.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
    }

    public Settings withDestinations(List<Destination> other) {
        return new Settings(
                other,
                destination,
                presets,
                preset,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withDestination(String name) {
        return new Settings(
                destinations,
                name,
                presets,
                preset,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withPresets(List<Preset> other) {
        return new Settings(
                destinations,
                destination,
                other,
                preset,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withPreset(String name) {
        return new Settings(
                destinations,
                destination,
                presets,
                name,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withReviewFirst(boolean review) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                review,
                copied,
                localCopies,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withCopied(@Nullable LinkForm form) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                reviewFirst,
                form,
                localCopies,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withLocalCopies(@Nullable Path folder) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                reviewFirst,
                copied,
                folder,
                localFolder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withLocalFolder(@Nullable Path folder) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                reviewFirst,
                copied,
                localCopies,
                folder,
                timeouts,
                theme,
                window,
                limits);
    }

    public Settings withTimeouts(Timeouts other) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                other,
                theme,
                window,
                limits);
    }

    public Settings withTheme(Theme other) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                timeouts,
                other,
                window,
                limits);
    }

    public Settings withWindow(WindowBounds bounds) {
        return new Settings(
                destinations,
                destination,
                presets,
                preset,
                reviewFirst,
                copied,
                localCopies,
                localFolder,
                timeouts,
                theme,
                bounds,
                limits);
    }
}
