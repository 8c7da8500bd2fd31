package io.dropsize.image;

import java.util.List;
import java.util.Optional;

/**
 * Reads and renders pictures. Every call blocks and throws {@link
 * io.dropsize.error.DropsizeException} for a picture that can't be read. Thread-safe.
 */
public interface ImageEngine {
    /** Reads only the header: size, format, orientation. */
    ImageInfo probe(ImageInput input);

    /**
     * Checks the size of a copy.
     *
     * @param source its name
     * @throws io.dropsize.error.DropsizeException COPY_TOO_LONG or COPY_TOO_LARGE if it exceeds the
     *     limits
     */
    default void requirePossible(String source, RenderSpec spec) {
        ImageLimits.DEFAULT.checkCopy(source, spec);
    }

    /**
     * Waits until there is memory for a source's bytes, and reserves it until the result is closed.
     * Call it before the bytes are read, and once for a source.
     *
     * @throws io.dropsize.error.DropsizeException CANCELLED if interrupted while it waits, or the
     *     error of an invalid file
     */
    MemoryBudget.Share admit(ImageInput input);

    /** Decodes, rotates, converts to sRGB, scales and encodes. */
    EncodedImage render(ImageInput input, RenderSpec spec);

    /**
     * Renders several copies of one source, in the order of the specs. The results have the same
     * quality as single calls, but the source is decoded once.
     */
    default List<EncodedImage> renderAll(ImageInput input, List<RenderSpec> specs) {
        return specs.stream().map(spec -> render(input, spec)).toList();
    }

    /**
     * Makes a small upright copy for the screen.
     *
     * @param maxSide its longest side in pixels; smaller pictures keep their size
     */
    Pixels preview(ImageInput input, int maxSide);

    /** Decodes a source at a copy's size, from which copies are encoded repeatedly. */
    ScaledImage scale(ImageInput input, RenderSpec spec);

    /** The description in the metadata that a person has written; empty if there is none. */
    default Optional<String> description(ImageInput input) {
        return Optional.empty();
    }

    /**
     * Whether this computer can read pictures of this format. The first call may load a library.
     */
    default boolean reads(ImageFormat format) {
        return true;
    }

    /**
     * Whether {@link #render} can write this format on this computer. The first call may load a
     * library.
     */
    default boolean writes(ImageFormat format) {
        return format.writable();
    }

    /** Allows an image that is refused after a crash to be read once more. Blocks. */
    default void readmit(ImageInput input) {}
}
