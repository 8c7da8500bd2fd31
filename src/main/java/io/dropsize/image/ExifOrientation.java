package io.dropsize.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

import java.io.IOException;
import java.io.InputStream;

/** The orientation that a file's metadata names, where its decoder doesn't tell. */
final class ExifOrientation {
    private ExifOrientation() {}

    static Orientation ofFile(ImageInput input) {
        try (InputStream in = input.open()) {
            return of(ImageMetadataReader.readMetadata(in, input.size()));
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            // Metadata that can't be read turns nothing; whether the picture can is found later.
            return Orientation.UPRIGHT;
        }
    }

    /**
     * @param block EXIF from its byte order mark on
     */
    static Orientation ofBlock(byte[] block) {
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(block), metadata);
        return of(metadata);
    }

    private static Orientation of(Metadata metadata) {
        var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
    }
}
