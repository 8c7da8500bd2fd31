package io.dropsize.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document below {@code docs} that is generated from the sources. */
public final class GeneratedDocument {
    private GeneratedDocument() {}

    /**
     * Compares the document with its text. With the system property {@code docs.write} it writes
     * the document instead.
     */
    public static void verify(String path, String text) {
        Path file = Path.of(path);
        try {
            if (Boolean.getBoolean("docs.write")) {
                Files.writeString(file, text);
            }
            assertThat(Files.exists(file) && Files.readString(file).equals(text))
                    .as("%s is up to date; if not, run the test with -Ddocs.write=true", path)
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
