package io.dropsize.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;

import java.io.IOException;
import java.io.InputStream;

/** The orientation that the metadata of a file names, for decoders that don't tell. */
final class ExifOrientation {
    private ExifOrientation() {}

    static Orientation of(ImageInput input, ImageFormat format) {
        if (format != ImageFormat.TIFF && format != ImageFormat.PSD) {
            return Orientation.UPRIGHT;
        }
        try (InputStream in = input.open()) {
            var exif =
                    ImageMetadataReader.readMetadata(in, input.size())
                            .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value =
                    exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null ? Orientation.UPRIGHT : Orientation.ofExif(value);
        } catch (ImageProcessingException | IOException _) {
            return Orientation.UPRIGHT;
        }
    }
}
