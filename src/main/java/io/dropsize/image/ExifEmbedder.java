package io.dropsize.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts an EXIF block into a coded picture that has none. */
final class ExifEmbedder {
    private static final byte[] JPEG_PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short APP1 = (short) 0xFFE1;
    private static final int START_BYTES = 2;

    private ExifEmbedder() {}

    static EncodedImage embed(EncodedImage image, byte[] exif) {
        byte[] file = image.bytes();
        byte[] bytes =
                switch (image.format()) {
                    case JPEG -> jpeg(file, exif);
                    case PNG -> PngChunks.withExif(file, exif);
                    case WEBP -> WebpChunks.withExif(file, exif, image.width(), image.height());
                    default -> throw new IllegalArgumentException(image.format() + " is not made");
                };
        return new EncodedImage(bytes, image.format(), image.width(), image.height());
    }

    /** The standard wants the segment first of all. */
    private static byte[] jpeg(byte[] file, byte[] exif) {
        int length = Short.BYTES + JPEG_PREAMBLE.length + exif.length;
        return ByteBuffer.allocate(file.length + Short.BYTES + length)
                .put(file, 0, START_BYTES)
                .putShort(APP1)
                .putShort((short) length)
                .put(JPEG_PREAMBLE)
                .put(exif)
                .put(file, START_BYTES, file.length - START_BYTES)
                .array();
    }
}
