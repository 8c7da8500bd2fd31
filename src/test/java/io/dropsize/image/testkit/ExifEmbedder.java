package io.dropsize.image.testkit;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.container.WebpChunks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Adds metadata to an encoded picture that has none. */
public final class ExifEmbedder {
    private static final byte[] EXIF_PREAMBLE = ascii("Exif\0\0");
    private static final byte[] XMP_PREAMBLE = ascii("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] IPTC_PREAMBLE = ascii("Photoshop 3.0\0");
    private static final short APP1 = (short) 0xFFE1;
    private static final short APP13 = (short) 0xFFED;
    private static final int START_BYTES = 2;

    private ExifEmbedder() {}

    public static EncodedImage embed(EncodedImage image, byte[] exif) {
        byte[] file = image.bytes();
        byte[] bytes =
                switch (image.format().name()) {
                    case "JPEG" -> segment(file, APP1, EXIF_PREAMBLE, exif);
                    case "PNG" -> PngChunks.withExif(file, exif);
                    case "WEBP" -> WebpChunks.withExif(file, exif, image.width(), image.height());
                    default -> throw new IllegalArgumentException(image.format() + " is not made");
                };
        return new EncodedImage(bytes, image.format(), image.width(), image.height());
    }

    /** Adds an XMP packet; formats that don't support XMP stay unchanged. */
    public static EncodedImage embedXmp(EncodedImage image, byte[] xmp) {
        byte[] file = image.bytes();
        byte[] bytes =
                switch (image.format().name()) {
                    case "JPEG" -> segment(file, APP1, XMP_PREAMBLE, xmp);
                    case "PNG" -> PngChunks.withXmp(file, xmp);
                    case "WEBP" -> WebpChunks.withXmp(file, xmp, image.width(), image.height());
                    default -> file;
                };
        return new EncodedImage(bytes, image.format(), image.width(), image.height());
    }

    /** Adds IPTC to a JPEG. */
    public static EncodedImage embedIptc(EncodedImage image, byte[] resource) {
        byte[] bytes = segment(image.bytes(), APP13, IPTC_PREAMBLE, resource);
        return new EncodedImage(bytes, image.format(), image.width(), image.height());
    }

    /** At the beginning, where the specification requires EXIF; so EXIF is added last. */
    private static byte[] segment(byte[] file, short marker, byte[] preamble, byte[] content) {
        int length = Short.BYTES + preamble.length + content.length;
        return ByteBuffer.allocate(file.length + Short.BYTES + length)
                .put(file, 0, START_BYTES)
                .putShort(marker)
                .putShort((short) length)
                .put(preamble)
                .put(content)
                .put(file, START_BYTES, file.length - START_BYTES)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
