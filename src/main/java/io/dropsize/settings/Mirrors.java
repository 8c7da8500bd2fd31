package io.dropsize.settings;

import io.dropsize.store.Destination;

import java.util.List;
import java.util.function.Function;

/** Changes of settings that concern the mirrors of destinations. */
public final class Mirrors {
    private Mirrors() {}

    /** Returns the names of the destinations that have this mirror. */
    public static List<String> with(String mirror, Settings settings) {
        return settings.destinations().stream()
                .filter(one -> one.mirrors().contains(mirror))
                .map(Destination::name)
                .toList();
    }

    /** Returns settings without this destination, which is no mirror of the others any more. */
    public static Settings without(String destination, Settings settings) {
        Settings changed =
                changed(settings, name -> name.equals(destination) ? List.of() : List.of(name));
        return changed.withDestinations(
                changed.destinations().stream()
                        .filter(one -> !one.name().equals(destination))
                        .toList());
    }

    /** Returns settings in which a renamed destination remains the mirror of the others. */
    public static Settings renamed(String before, String after, Settings settings) {
        return changed(settings, name -> List.of(name.equals(before) ? after : name));
    }

    private static Settings changed(Settings settings, Function<String, List<String>> names) {
        return settings.withDestinations(
                settings.destinations().stream()
                        .map(
                                one ->
                                        one.mirroredTo(
                                                one.mirrors().stream()
                                                        .flatMap(name -> names.apply(name).stream())
                                                        .toList()))
                        .toList());
    }
}
