package io.dropsize.image.codec;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;

/** Errors for images in variants that no decoder supports. */
public final class UnsupportedImage {
    private UnsupportedImage() {}

    /**
     * Returns an UNSUPPORTED_FORMAT error.
     *
     * @param what the variant, with its article: "a lossless JPEG picture"
     */
    public static DropsizeException unsupported(ImageInput input, String what) {
        return new DropsizeException(ErrorKind.UNSUPPORTED_FORMAT, input.name(), what);
    }
}
