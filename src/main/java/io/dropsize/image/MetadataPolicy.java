package io.dropsize.image;

/** Which metadata of a picture is copied. Locations and serial numbers never are. */
public enum MetadataPolicy {
    /** None; the colours are in sRGB, which needs no profile. */
    REMOVE_ALL,
    /** Author, copyright and description. */
    KEEP_COPYRIGHT,
    /** EXIF without location, serial numbers, thumbnails and maker notes. */
    KEEP_ALL_BUT_PLACE
}
