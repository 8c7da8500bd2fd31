package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

import java.util.List;
import java.util.Optional;

/**
 * A file format: how it is recognized, read, written and rewritten. To add a format, implement this
 * and name the class in the engine's list of codecs. Implementations are stateless and thread-safe.
 */
public interface Codec {
    ImageFormat format();

    /** Whether a file with these first bytes has this format. */
    default boolean recognizes(byte[] head) {
        return false;
    }

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

    /** How files are rewritten without decoding them. */
    default Container container() {
        return Container.OPAQUE;
    }
}
