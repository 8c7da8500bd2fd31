package io.dropsize.image.codec;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;

import java.util.Optional;
import java.util.Set;

/** Decodes some formats. Implementations are stateless and thread-safe. */
public interface Decoder {
    Set<ImageFormat> formats();

    /**
     * Returns why this computer can't read a format. The call may load a library.
     *
     * @return CODEC_MISSING without the library, DECODER_CRASHED or DECODER_TIMEOUT if it can't be
     *     loaded; empty if the format can be read
     */
    default Optional<ErrorKind> obstacle(ImageFormat format) {
        return Optional.empty();
    }

    /**
     * Reads the header, and no more of the file than that requires.
     *
     * @param format the format according to the first bytes
     * @return empty if this decoder can't read this file; another may
     */
    Optional<Header> header(ImageInput input, ImageFormat format);

    /**
     * Returns the reason why {@link #header} was empty. Called if no other decoder can read the
     * file.
     */
    default DropsizeException refusal(ImageInput input) {
        return new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
    }

    /** Returns the approximate memory that {@link #decode} needs for pixels, in bytes. */
    long decodedBytes(ImageInput input, Header header, double minScale);

    /**
     * Decodes the first frame.
     *
     * @param minScale the decoder may return a smaller picture, but at least with this fraction of
     *     each side (0 to 1)
     * @throws io.dropsize.error.DropsizeException DAMAGED_IMAGE if any pixel is missing
     */
    DecodedImage decode(ImageInput input, Header header, double minScale);

    /**
     * Decodes the readable part of a damaged picture, if the user allows it; missing pixels are
     * transparent or of one colour.
     *
     * @return empty if nothing can be read, or this decoder supports complete pictures only
     */
    default Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        return Optional.empty();
    }
}
