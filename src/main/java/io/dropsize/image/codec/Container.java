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

    /** The same compressed pixels without anything else. */
    Optional<byte[]> bare(byte[] file, Coding coding);

    /**
     * @param image without metadata
     */
    EncodedImage with(KeptMetadata metadata, EncodedImage image);

    /**
     * What a finished copy holds besides its pixels, by name, as found by reading the file again. A
     * format that is written needs this, unless the reader of {@code PrivacyCheck} knows it.
     *
     * @return empty if that reader finds everything
     */
    default Optional<Set<String>> contents(byte[] file) {
        return Optional.empty();
    }

    /** Whether {@link #with} has any effect. */
    default boolean addsMetadata() {
        return true;
    }
}
