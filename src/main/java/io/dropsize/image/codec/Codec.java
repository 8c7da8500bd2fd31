package io.dropsize.image.codec;

import io.dropsize.image.FormatDetector;

import java.util.List;
import java.util.Optional;

/**
 * A file format: how it is recognized, read, written and rewritten. To add a format, implement this
 * and name the class in the engine's registry. Implementations are stateless and thread-safe.
 */
public interface Codec extends FormatDetector {
    /**
     * Returns the decoders in order of preference: the first one that can read a file's header
     * decodes it.
     */
    default List<Decoder> decoders() {
        return List.of();
    }

    /**
     * Whether this computer has the libraries of the decoders. The first call may load a library.
     */
    default boolean reads() {
        return !decoders().isEmpty();
    }

    default Optional<Encoder> encoder() {
        return Optional.empty();
    }

    /** Returns the work and memory for decoding that the header doesn't reveal. */
    default DecodingCost cost() {
        return DecodingCost.BY_HEADER;
    }

    /** Returns the file without the bytes after the picture; the same array if there are none. */
    default byte[] withoutTail(byte[] file) {
        return file;
    }

    /** Returns the rewriter that changes files without decoding them. */
    default Container container() {
        return Container.OPAQUE;
    }
}
