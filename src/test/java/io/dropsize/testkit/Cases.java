package io.dropsize.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Small inputs from reports, in the folder {@code cases} of the test resources. */
public final class Cases {
    private Cases() {}

    public static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Cases.class.getResourceAsStream("/cases/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
