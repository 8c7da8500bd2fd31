package io.dropsize.ui.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses as people type them. */
final class Addresses {
    private Addresses() {}

    /** An http or https address with a host and nothing secret; empty for anything else. */
    static Optional<URI> parse(String text) {
        try {
            URI address = new URI(text.strip());
            String scheme = String.valueOf(address.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            boolean plain =
                    address.getUserInfo() == null
                            && address.getQuery() == null
                            && address.getFragment() == null;
            return web && plain && address.getHost() != null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
