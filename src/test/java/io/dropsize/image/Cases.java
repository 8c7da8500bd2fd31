package io.dropsize.image;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Small files that once came out wrong. */
final class Cases {
    private Cases() {}

    static ImageInput input(String name) {
        return ImageInput.of(name, bytes(name));
    }

    static byte[] bytes(String name) {
        try (InputStream in = Cases.class.getResourceAsStream("/cases/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test where the system can't read this file's format. */
    static void requireCodec(String name) {
        var engine = new DefaultImageEngine();
        assumeThat(!name.endsWith(".heic") || engine.reads(ImageFormat.HEIC))
                .as("a libheif that reads HEIC")
                .isTrue();
        assumeThat(!name.endsWith(".avif") || engine.reads(ImageFormat.AVIF))
                .as("a libheif that reads AVIF")
                .isTrue();
    }
}
