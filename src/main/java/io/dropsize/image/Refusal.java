package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

/** Errors for images of a kind that no decoder reads. */
final class Refusal {
    private Refusal() {}

    /**
     * @param what the kind, with its article: "a lossless JPEG picture"
     */
    static DropsizeException unsupported(ImageInput input, String what) {
        return new DropsizeException(ErrorKind.UNSUPPORTED_FORMAT, input.name(), what);
    }
}
