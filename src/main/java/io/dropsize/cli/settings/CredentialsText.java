package io.dropsize.cli.settings;

import io.dropsize.cli.option.WrongUsage;
import io.dropsize.store.Credentials;

/** Credentials as options name them. */
final class CredentialsText {
    private static final String PROFILE = "profile:";

    private CredentialsText() {}

    /**
     * Parses {@code env} or {@code profile:NAME}.
     *
     * @throws WrongUsage if it is neither
     */
    static Credentials parse(String text) {
        if (text.equals("env")) {
            return new Credentials.Environment();
        }
        if (text.startsWith(PROFILE) && text.length() > PROFILE.length()) {
            return new Credentials.Profile(text.substring(PROFILE.length()));
        }
        throw new WrongUsage("Credentials are “env” or “profile:NAME”.");
    }
}
