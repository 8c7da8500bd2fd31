package io.dropsize.image.codec;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;

import java.util.Optional;
import java.util.Set;

/** Rewrites files of one format without decoding them. */
public interface Container {
    /** Changes nothing: files of formats without metadata, or whose encoder writes it. */
    Container OPAQUE =
            new Container() {
                @Override
                public Optional<byte[]> bare(byte[] file, Coding coding) {
                    return Optional.empty();
                }

                @Override
                public EncodedImage with(KeptMetadata metadata, EncodedImage image) {
                    return image;
                }

                @Override
                public boolean addsMetadata() {
                    return false;
                }
            };

    /**
     * Returns the same compressed pixels without anything else; empty if the file can't be reduced.
     */
    Optional<byte[]> bare(byte[] file, Coding coding);

    /**
     * Returns a copy of the image with this metadata.
     *
     * @param image without metadata
     */
    EncodedImage with(KeptMetadata metadata, EncodedImage image);

    /**
     * Reads a finished copy again, and returns the names of its content other than pixels. Formats
     * with an encoder implement this, unless the metadata reader of {@code PrivacyCheck} supports
     * them.
     *
     * @return empty if that reader finds all content
     */
    default Optional<Set<String>> contents(byte[] file) {
        return Optional.empty();
    }

    /** Returns whether {@link #with} has any effect. */
    default boolean addsMetadata() {
        return true;
    }
}
