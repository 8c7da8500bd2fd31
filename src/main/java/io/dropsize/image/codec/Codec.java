package io.dropsize.image.codec;

import io.dropsize.image.FormatDetector;

import java.util.List;
import java.util.Optional;

/**
 * A file format: how it is recognized, read, written and rewritten. To add a format, implement this
 * and name the class in the engine's registry. Implementations are stateless and thread-safe.
 */
public interface Codec extends FormatDetector {
    /** The decoders; the first one whose header is not empty decodes. */
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

    /** How much work and memory decoding needs, beyond what the header tells. */
    default DecodingCost cost() {
        return DecodingCost.BY_HEADER;
    }

    /** The file without what follows the picture; the same array if there is nothing. */
    default byte[] withoutTail(byte[] file) {
        return file;
    }

    /** How files are rewritten without decoding them. */
    default Container container() {
        return Container.OPAQUE;
    }
}
