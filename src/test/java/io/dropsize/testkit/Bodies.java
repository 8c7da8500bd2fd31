package io.dropsize.testkit;

import io.dropsize.store.Upload;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes an upload's body into memory. */
public final class Bodies {
    private Bodies() {}

    public static byte[] bytes(Upload upload) {
        try (var in = upload.body().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
