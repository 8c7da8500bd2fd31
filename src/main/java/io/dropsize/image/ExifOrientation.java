package io.dropsize.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** The orientation that metadata names, where a decoder doesn't tell. */
final class ExifOrientation {
    private ExifOrientation() {}

    /**
     * @param block EXIF from its byte order mark on
     */
    static Orientation ofBlock(byte[] block) {
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(block), metadata);
        return of(metadata);
    }

    static Orientation of(Metadata metadata) {
        var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
    }
}
