package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.DestinationRules;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Parses addresses as people type them. */
public final class Addresses {
    private Addresses() {}

    /**
     * Parses a public address: adds https if it has no scheme, and converts its host to ASCII.
     * Empty for other texts.
     */
    public static Optional<URI> parse(String text) {
        try {
            return Optional.of(DestinationRules.publicUrl(text));
        } catch (DropsizeException _) {
            return Optional.empty();
        }
    }

    /** The host and port of a typed address in lower case, without scheme and path. */
    static String host(String typed) {
        return typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]*://", "")
                .replaceFirst("/.*", "");
    }
}
