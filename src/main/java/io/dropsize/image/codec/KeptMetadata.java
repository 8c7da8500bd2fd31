package io.dropsize.image.codec;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metadata of a source that its copy gets.
 *
 * @param exif a block, starting at its byte order mark
 * @param xmp a packet
 * @param iptc a Photoshop resource, which only JPEG supports
 */
public record KeptMetadata(Optional<byte[]> exif, Optional<byte[]> xmp, Optional<byte[]> iptc) {
    public static final KeptMetadata NONE =
            new KeptMetadata(Optional.empty(), Optional.empty(), Optional.empty());

    /** The overhead of segments and chunks, rounded up. */
    private static final int FRAME_BYTES = 100;

    /** Returns an upper bound for the bytes that it adds to a file. */
    public int maxBytes() {
        return Stream.of(exif, xmp, iptc)
                .flatMap(Optional::stream)
                .mapToInt(block -> block.length + FRAME_BYTES)
                .sum();
    }
}
