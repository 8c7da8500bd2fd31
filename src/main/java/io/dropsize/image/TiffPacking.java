package io.dropsize.image;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;

import java.util.Map;
import java.util.Optional;

/** The ways to compress a TIFF that are in use and that its reader does not know. */
final class TiffPacking {
    private static final Map<Integer, String> UNREAD =
            Map.of(
                    33_003, "JPEG 2000",
                    33_005, "JPEG 2000",
                    34_661, "JBIG",
                    34_676, "SGI's LogLuv",
                    34_677, "SGI's LogLuv",
                    34_712, "JPEG 2000",
                    34_887, "LERC",
                    34_925, "LZMA",
                    50_000, "Zstandard",
                    50_001, "WebP");

    private TiffPacking() {}

    /** Its name, if the first picture is packed in one of those ways. */
    static Optional<String> unread(Metadata metadata) {
        var first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer packing =
                first == null ? null : first.getInteger(ExifDirectoryBase.TAG_COMPRESSION);
        return Optional.ofNullable(packing).map(UNREAD::get);
    }
}
