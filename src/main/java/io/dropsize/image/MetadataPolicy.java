package io.dropsize.image;

import java.util.Arrays;

/**
 * The metadata of a picture that its copies keep. They never contain locations and serial numbers.
 */
public enum MetadataPolicy {
    /** No metadata, and no profile: colours are in sRGB. */
    REMOVE_ALL,
    /** Author, copyright and description. */
    KEEP_COPYRIGHT,
    /** EXIF without location, serial numbers, thumbnails and maker notes. */
    KEEP_ALL_BUT_LOCATION;

    /** Returns its name in files and content keys, which doesn't change. */
    public String id() {
        return this == KEEP_ALL_BUT_LOCATION ? "KEEP_ALL_BUT_PLACE" : name();
    }

    /**
     * Returns the policy with this ID.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MetadataPolicy of(String id) {
        return Arrays.stream(values())
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }
}
