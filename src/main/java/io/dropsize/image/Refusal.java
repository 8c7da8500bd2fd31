package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Set;

/** Why no decoder reads a file that is an image by its first bytes. */
final class Refusal {
    /** Those that the standard has besides 8 bits. */
    private static final Set<Integer> PRECISIONS = Set.of(12, 16);

    private Refusal() {}

    static DropsizeException of(ImageInput input, ImageFormat format) {
        return switch (format) {
            case JPEG -> jpeg(input);
            default -> new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        };
    }

    private static DropsizeException jpeg(ImageInput input) {
        if (JpegMarkers.lossless(input.bytes())) {
            return unsupported(input, "a lossless JPEG picture");
        }
        int precision = JpegMarkers.precision(input.bytes());
        return PRECISIONS.contains(precision)
                ? unsupported(input, "a JPEG picture of " + precision + " bits")
                : new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
    }

    static DropsizeException unsupported(ImageInput input, String what) {
        return new DropsizeException(ErrorKind.UNSUPPORTED_FORMAT, input.name(), what);
    }
}
