package io.dropsize.image;

import java.util.List;

/**
 * Reads and makes pictures. Every call blocks, may be made from any thread, several at once, and
 * throws {@link io.dropsize.error.DropsizeException} for a picture that can't be read.
 */
public interface ImageEngine {
    /** Reads no more than the header: size, format, orientation. */
    ImageInfo probe(ImageInput input);

    /**
     * Whether a copy can be as large as this.
     *
     * @param source its name
     * @throws io.dropsize.error.DropsizeException COPY_TOO_LONG or COPY_TOO_LARGE if not
     */
    default void requirePossible(String source, RenderSpec spec) {
        ImageLimits.DEFAULT.checkCopy(source, spec);
    }

    /**
     * Waits until there is room in memory for a source's bytes, which is taken until the result is
     * closed. To be called before the bytes are read, and once for a source.
     *
     * @throws io.dropsize.error.DropsizeException CANCELLED when interrupted while it waits, or
     *     what is wrong with the file
     */
    MemoryBudget.Share admit(ImageInput input);

    /** Decodes, turns upright, converts to sRGB, scales and encodes. */
    EncodedImage render(ImageInput input, RenderSpec spec);

    /**
     * Several copies of one source, in the order of the specs: as good as one by one, but the
     * source is decoded once.
     */
    default List<EncodedImage> renderAll(ImageInput input, List<RenderSpec> specs) {
        return specs.stream().map(spec -> render(input, spec)).toList();
    }

    /**
     * A small upright copy for the screen.
     *
     * @param maxSide its longest side in pixels; smaller pictures keep their size
     */
    Pixels preview(ImageInput input, int maxSide);

    /**
     * Whether pictures of this format can be read on this computer. The first call may load a
     * library.
     */
    default boolean reads(ImageFormat format) {
        return true;
    }

    /**
     * Whether {@link #render} can make this format on this computer. The first call may load a
     * library.
     */
    default boolean writes(ImageFormat format) {
        return format.writable();
    }

    /** Lets an image be read once more that is refused because it has ended the program. Blocks. */
    default void readmit(ImageInput input) {}
}
