package io.dropsize.image.container;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The metadata items of a HEIC or AVIF file, parsed without libheif. */
public final class HeifMetadata {
    /** The type of XMP items. */
    public static final String XMP = "application/rdf+xml";

    private static final String EXIF = "Exif";
    private static final int MAX_ITEMS = 16;
    private static final int MAX_ITEM_BYTES = 1 << 24;

    private HeifMetadata() {}

    /** Returns all XMP packets; extents outside the file are skipped. */
    public static List<byte[]> xmp(byte[] file) {
        return data(file, XMP).toList();
    }

    /**
     * Returns all EXIF blocks, starting at their byte order mark, that of the primary picture
     * first.
     */
    public static List<byte[]> exif(byte[] file) {
        return data(file, EXIF).flatMap(item -> block(item).stream()).toList();
    }

    private static Stream<byte[]> data(byte[] file, String type) {
        Optional<HeifItems> items = HeifItems.of(file);
        if (items.isEmpty()) {
            return Stream.empty();
        }
        List<HeifItem> found = items.get().ofType(type).limit(MAX_ITEMS).toList();
        return Stream.concat(
                        found.stream().filter(item -> describesPrimary(items.get(), item)),
                        found.stream().filter(item -> !describesPrimary(items.get(), item)))
                .filter(item -> item.length() > 0 && item.length() <= MAX_ITEM_BYTES)
                .flatMap(item -> inside(item, file).stream());
    }

    private static boolean describesPrimary(HeifItems items, HeifItem item) {
        int primary = items.primary().map(HeifItem::id).orElse(0);
        return items.from(item, "cdsc").anyMatch(reference -> reference.to().contains(primary));
    }

    private static Optional<byte[]> inside(HeifItem item, byte[] file) {
        try {
            return Optional.of(item.data(file));
        } catch (HeifException _) {
            return Optional.empty(); // The picture may be valid without it.
        }
    }

    /** Returns the block in an item, which starts with the offset of the byte order mark. */
    private static Optional<byte[]> block(byte[] item) {
        if (item.length < Integer.BYTES) {
            return Optional.empty();
        }
        long from = Integer.toUnsignedLong(ByteBuffer.wrap(item).getInt()) + Integer.BYTES;
        return from >= item.length
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(item, (int) from, item.length));
    }
}
