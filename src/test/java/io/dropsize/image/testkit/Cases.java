package io.dropsize.image.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.engine.DefaultImageEngine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Small files that once had a wrong result. */
public final class Cases {
    private Cases() {}

    public static ImageInput input(String name) {
        return ImageInput.of(name, bytes(name));
    }

    public static byte[] bytes(String name) {
        try (InputStream in = Cases.class.getResourceAsStream("/cases/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test if the system can't read this file's format. */
    public static void requireCodec(String name) {
        var engine = new DefaultImageEngine();
        assumeThat(!name.endsWith(".heic") || engine.reads(ImageFormat.HEIC))
                .as("a libheif that reads HEIC")
                .isTrue();
        assumeThat(!name.endsWith(".avif") || engine.reads(ImageFormat.AVIF))
                .as("a libheif that reads AVIF")
                .isTrue();
    }
}
