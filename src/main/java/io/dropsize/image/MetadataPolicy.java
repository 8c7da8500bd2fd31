package io.dropsize.image;

/**
 * The metadata of a picture that its copies keep. They never contain locations and serial numbers.
 */
public enum MetadataPolicy {
    /** No metadata, and no profile: colours are in sRGB. */
    REMOVE_ALL,
    /** Author, copyright and description. */
    KEEP_COPYRIGHT,
    /** EXIF without location, serial numbers, thumbnails and maker notes. */
    KEEP_ALL_BUT_PLACE
}
