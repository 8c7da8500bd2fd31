package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

import java.util.List;
import java.util.Optional;

/**
 * A file format: how it is recognised, read, written and rewritten. To add a format, implement this
 * and name the class in the engine's list of codecs. Implementations keep no state and are called
 * from several threads.
 */
public interface Codec {
    ImageFormat format();

    /**
     * Whether a file that starts like this is of this format.
     *
     * @param head up to 16 KiB
     */
    default boolean recognizes(byte[] head) {
        return false;
    }

    /** The ways to read it; the first one whose header is not empty decodes. */
    default List<Decoder> decoders() {
        return List.of();
    }

    /** Whether this computer has what the decoders need. The first call may load a library. */
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
