package io.dropsize.image.codec.png;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.metadata.ExifOrientation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The properties of a PNG that Skia doesn't report: its orientation, and whether it is animated.
 */
final class PngHeader {
    private static final int DEPTH_AT = 24;
    private static final int COLOUR_TYPE_AT = 25;
    private static final int INDEXED = 3;

    private PngHeader() {}

    static Header completed(Header header, ImageInput input) {
        Map<String, byte[]> chunks = headerChunks(input);
        byte[] exif = chunks.get(chunks.containsKey("eXIf") ? "eXIf" : PngChunks.RAW_EXIF);
        byte[] animation = chunks.get("acTL");
        return new Header(
                header.format(),
                header.width(),
                header.height(),
                exif == null ? Orientation.UPRIGHT : ExifOrientation.ofBlock(exif),
                header.transparent(),
                animation == null ? 1 : frames(animation),
                isIndexed(input.head(COLOUR_TYPE_AT + 1)));
    }

    private static boolean isIndexed(byte[] head) {
        return head.length > COLOUR_TYPE_AT
                && (head[COLOUR_TYPE_AT] == INDEXED || head[DEPTH_AT] == 1);
    }

    private static Map<String, byte[]> headerChunks(ImageInput input) {
        try (InputStream in = input.open()) {
            return PngChunks.headerChunks(in);
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, input.name());
        }
    }

    private static int frames(byte[] animation) {
        return animation.length < Integer.BYTES
                ? 1
                : Math.max(1, ByteBuffer.wrap(animation).getInt());
    }
}
