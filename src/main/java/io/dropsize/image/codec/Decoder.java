package io.dropsize.image.codec;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;

import java.util.Optional;
import java.util.Set;

/**
 * A way to read some formats. To add one, implement this and name it in {@code DefaultImageEngine}.
 * Implementations keep no state and may be called from several threads.
 */
public interface Decoder {
    Set<ImageFormat> formats();

    /**
     * Reads no more than it must to know the size.
     *
     * @param format what the first bytes say it is
     * @return empty if this decoder can't read this one after all; another may
     */
    Optional<Header> header(ImageInput input, ImageFormat format);

    /** Why {@link #header} was empty. Called if no other decoder reads the file either. */
    default DropsizeException refusal(ImageInput input) {
        return new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
    }

    /** How much memory {@link #decode} will take for pixels, about. */
    long decodedBytes(ImageInput input, Header header, double leastScale);

    /**
     * Decodes the first frame.
     *
     * @param leastScale the decoder may deliver fewer pixels, but no fewer than this share of each
     *     side (0 to 1)
     * @throws io.dropsize.error.DropsizeException DAMAGED_IMAGE if any pixel is missing
     */
    Picture decode(ImageInput input, Header header, double leastScale);

    /**
     * Decodes what is there of a damaged picture, for a person who wants that; what is missing is
     * transparent or of one colour.
     *
     * @return empty if there is nothing, or this decoder knows whole pictures only
     */
    default Optional<Picture> salvage(ImageInput input, Header header, double leastScale) {
        return Optional.empty();
    }
}
