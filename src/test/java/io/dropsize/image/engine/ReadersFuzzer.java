package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;

import java.util.zip.CRC32;

/**
 * Passes arbitrary bytes to all image decoders. The result must be a picture or a sentence. Jazzer
 * calls it by name.
 */
public final class ReadersFuzzer {
    private static final ImageEngine ENGINE = new DefaultImageEngine();
    private static final ImageFormat[] FORMATS = {
        ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP, ImageFormat.GIF
    };
    private static final MetadataPolicy[] POLICIES = MetadataPolicy.values();
    private static final int LONGEST_COPY = 64;

    private ReadersFuzzer() {}

    /**
     * Reads the header and the pixels, and makes a copy, depending on the bytes.
     *
     * @throws AssertionError if the bytes cause an internal error
     */
    public static void fuzzerTestOneInput(byte[] file) {
        var input = ImageInput.of("fuzzed", file);
        try {
            ImageInfo info = ENGINE.probe(input);
            var sum = new CRC32();
            sum.update(file);
            int choice = (int) sum.getValue() & 0xFFFF;
            if (choice % 3 == 0) {
                ENGINE.preview(input, LONGEST_COPY);
            } else {
                ENGINE.render(input, spec(info, choice / 3));
            }
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.INTERNAL) {
                throw new AssertionError("told to be the program's error", e);
            }
        }
    }

    private static RenderSpec spec(ImageInfo info, int choice) {
        boolean same = choice % 2 == 0;
        int width = Math.min(info.width(), same ? LONGEST_COPY : 9);
        int height = Math.min(info.height(), same ? LONGEST_COPY : 7);
        boolean own = choice / 2 % 2 == 0 && info.format().writable();
        ImageFormat format =
                own && info.format() != ImageFormat.AVIF
                        ? info.format()
                        : FORMATS[choice / 4 % FORMATS.length];
        Quality quality =
                switch (choice / 16 % 8) {
                    case 0 -> new Quality.AtMost(900);
                    case 1 -> new Quality.AtLeast(90);
                    default -> new Quality.Fixed(choice % 100 + 1);
                };
        Coding coding = Coding.of(quality).withLossless(choice / 128 % 4 == 0);
        MetadataPolicy policy = POLICIES[choice / 512 % POLICIES.length];
        boolean crop = choice / 1536 % 2 == 0;
        return new RenderSpec(width, height, crop, format, coding, policy, choice % 5 < 2);
    }
}
