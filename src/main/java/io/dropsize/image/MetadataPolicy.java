package io.dropsize.image;

/** What of a picture's metadata goes into the copy. Places and serial numbers never do. */
public enum MetadataPolicy {
    /** Nothing; the colours are in sRGB, which needs no profile. */
    REMOVE_ALL,
    /** Author, copyright and description. */
    KEEP_COPYRIGHT,
    /** EXIF without place, serial numbers, thumbnails and maker notes. */
    KEEP_ALL_BUT_PLACE
}
