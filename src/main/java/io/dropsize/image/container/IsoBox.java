package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A box of an ISO base media file, such as HEIC and AVIF. Boxes that declare a larger size than
 * available end with their parent.
 *
 * @param content the start of its content in the file
 * @param end its end
 */
public record IsoBox(ByteBuffer file, String type, int content, int end) {
    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;
    private static final int TO_THE_END = 0;
    private static final int LONG_SIZE = 1;

    /** Returns the boxes of a file. */
    public static List<IsoBox> of(byte[] file) {
        return new IsoBox(ByteBuffer.wrap(file), "", 0, file.length).children(0);
    }

    /**
     * Returns the inner boxes.
     *
     * @param skipped bytes of this box before the first inner one
     */
    public List<IsoBox> children(int skipped) {
        var found = new ArrayList<IsoBox>();
        long at = content + (long) skipped;
        while (at + HEADER_BYTES <= end) {
            IsoBox box = at((int) at);
            found.add(box);
            at = box.end;
        }
        return found;
    }

    public Optional<IsoBox> child(String wanted, int skipped) {
        return children(skipped).stream().filter(box -> box.type.equals(wanted)).findFirst();
    }

    /** Returns all direct child boxes of this type. */
    Stream<IsoBox> all(String wanted) {
        return children(0).stream().filter(box -> box.type.equals(wanted));
    }

    private IsoBox at(int start) {
        long size = Integer.toUnsignedLong(file.getInt(start));
        int header = HEADER_BYTES;
        if (size == LONG_SIZE && start + LONG_HEADER_BYTES <= end) {
            size = file.getLong(start + HEADER_BYTES);
            header = LONG_HEADER_BYTES;
        }
        boolean whole = size != TO_THE_END && size >= header && size <= end - start;
        return new IsoBox(
                file,
                text(start + Integer.BYTES),
                start + header,
                whole ? start + (int) size : end);
    }

    /** Returns the four letters at an offset in the file; empty beyond the box's end. */
    public String text(int at) {
        if (at + Integer.BYTES > end) {
            return "";
        }
        byte[] letters = new byte[Integer.BYTES];
        file.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** Returns the zero-terminated text at an offset in the content. */
    public String string(int distance) {
        int from = Math.min(content + distance, end);
        int to = from;
        while (to < end && file.get(to) != 0) {
            to++;
        }
        byte[] letters = new byte[to - from];
        file.get(from, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the number with this length in bytes at an offset in the content; 0 beyond the end.
     */
    public int number(int distance, int bytes) {
        int value = 0;
        for (int at = content + distance; at < content + distance + bytes; at++) {
            value = value << Byte.SIZE | (at < end ? file.get(at) & 0xFF : 0);
        }
        return value;
    }
}
