package io.dropsize.image.codec.jpeg;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.container.JpegMarkers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The segments of a JPEG file. */
final class JpegContainer implements Container {
    private static final byte[] EXIF_PREAMBLE = ascii("Exif\0\0");
    private static final byte[] XMP_PREAMBLE = ascii("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] IPTC_PREAMBLE = ascii("Photoshop 3.0\0");
    private static final short APP1 = (short) 0xFFE1;
    private static final short APP13 = (short) 0xFFED;
    private static final int START_BYTES = 2;

    @Override
    public Optional<byte[]> bare(byte[] file, Coding coding) {
        return coding.progressive() && !JpegMarkers.progressive(file)
                ? Optional.empty()
                : JpegSegments.bare(file);
    }

    /** Inserts EXIF last, so that it comes first, as the specification requires. */
    @Override
    public EncodedImage with(KeptMetadata metadata, EncodedImage image) {
        byte[] file = segment(image.bytes(), APP13, IPTC_PREAMBLE, metadata.iptc());
        file = segment(file, APP1, XMP_PREAMBLE, metadata.xmp());
        file = segment(file, APP1, EXIF_PREAMBLE, metadata.exif());
        return image.with(file);
    }

    /** Inserts a segment before all others. */
    private static byte[] segment(
            byte[] file, short marker, byte[] preamble, Optional<byte[]> content) {
        if (content.isEmpty()) {
            return file;
        }
        int length = Short.BYTES + preamble.length + content.get().length;
        return ByteBuffer.allocate(file.length + Short.BYTES + length)
                .put(file, 0, START_BYTES)
                .putShort(marker)
                .putShort((short) length)
                .put(preamble)
                .put(content.get())
                .put(file, START_BYTES, file.length - START_BYTES)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
