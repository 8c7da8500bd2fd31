package io.dropsize.ui.settings.destinations;

import io.dropsize.store.service.Location;
import io.dropsize.ui.kit.Texts;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes what a pasted address was understood as. */
final class UnderstoodText {
    private UnderstoodText() {}

    /**
     * @param folder of the keys; empty for none
     */
    static String of(Location meant, String folder) {
        return Stream.of(
                        meant.service().label(),
                        part("settings.understood.region", meant.region()),
                        part("settings.understood.bucket", meant.bucket()),
                        part("settings.understood.folder", folder),
                        part("settings.understood.endpoint", meant.endpoint()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String part(String key, String value) {
        return value.isEmpty() ? "" : Texts.of(key, value);
    }
}
