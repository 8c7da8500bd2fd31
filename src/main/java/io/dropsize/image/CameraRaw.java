package io.dropsize.image;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;

/**
 * Tells raw files of cameras from TIFF pictures: both are laid out alike, but in a raw file the
 * first picture is only a thumbnail.
 */
final class CameraRaw {
    private static final int DNG_VERSION = 0xC612;
    private static final int REDUCED = 1;

    private CameraRaw() {}

    static boolean is(Metadata metadata) {
        var first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (first == null) {
            return false;
        }
        Integer kind = first.getInteger(ExifDirectoryBase.TAG_NEW_SUBFILE_TYPE);
        return first.containsTag(DNG_VERSION) || kind != null && kind == REDUCED;
    }
}
