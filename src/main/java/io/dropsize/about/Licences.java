package io.dropsize.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The licences and copyright notices of the shipped components, as written by the build. */
public final class Licences {
    private static final String FILE = "/licences/THIRD-PARTY.txt";

    private Licences() {}

    /**
     * The text's lines; empty if the build has not written it, as in a folder of classes. Blocks.
     */
    public static List<String> lines() {
        try (InputStream in = Licences.class.getResourceAsStream(FILE)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
