package io.dropsize.image;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The XMP packets of a HEIC or AVIF file, read without libheif. */
final class HeifXmp {
    /** The type of such items. */
    static final String XMP = "application/rdf+xml";

    private static final int FULL_BOX_BYTES = 4;
    private static final int HALF_BYTE = 4;

    private static final int MOST_PACKETS = 16;
    private static final int LONGEST_PACKET = 1 << 24;

    private HeifXmp() {}

    /** All there are; what a box claims to have outside the file is left out. */
    static List<byte[]> of(byte[] file) {
        return IsoBox.of(file).stream()
                .filter(box -> box.type().equals("meta"))
                .flatMap(meta -> packets(meta, file))
                .toList();
    }

    private static Stream<byte[]> packets(IsoBox meta, byte[] file) {
        Set<Integer> wanted = numbers(meta);
        Optional<IsoBox> places = meta.child("iloc", FULL_BOX_BYTES);
        if (wanted.isEmpty() || places.isEmpty()) {
            return Stream.empty();
        }
        int inside = meta.child("idat", FULL_BOX_BYTES).map(IsoBox::content).orElse(0);
        return places(places.get(), wanted, inside)
                .limit(MOST_PACKETS)
                .filter(place -> place.from() >= 0 && place.length() > 0)
                .filter(place -> place.length() <= LONGEST_PACKET)
                .filter(place -> place.from() + place.length() <= file.length)
                .map(
                        place ->
                                Arrays.copyOfRange(
                                        file,
                                        (int) place.from(),
                                        (int) (place.from() + place.length())));
    }

    /** The numbers of the items that are XMP. */
    private static Set<Integer> numbers(IsoBox meta) {
        var found = new HashSet<Integer>();
        for (IsoBox item : HeifBoxes.items(meta)) {
            if (HeifBoxes.itemType(item).equals(XMP)) {
                found.add(item.number(FULL_BOX_BYTES, HeifBoxes.itemNumberBytes(item)));
            }
        }
        return found;
    }

    /** Where the first part of each wanted item is; packets in several parts are not in use. */
    private static Stream<Place> places(IsoBox box, Set<Integer> wanted, int inside) {
        int version = box.number(0, 1);
        int sizes = box.number(FULL_BOX_BYTES, Short.BYTES);
        int offsetBytes = sizes >> 3 * HALF_BYTE & 0xF;
        int lengthBytes = sizes >> 2 * HALF_BYTE & 0xF;
        int baseBytes = sizes >> HALF_BYTE & 0xF;
        int indexBytes = version == 0 ? 0 : sizes & 0xF;
        int numberBytes = version < 2 ? Short.BYTES : Integer.BYTES;
        int at = FULL_BOX_BYTES + Short.BYTES;
        int items = box.number(at, numberBytes);
        at += numberBytes;
        var found = Stream.<Place>builder();
        for (int i = 0; i < items && box.content() + at < box.end(); i++) {
            int number = box.number(at, numberBytes);
            at += numberBytes;
            int method = version == 0 ? 0 : box.number(at, Short.BYTES);
            at += (version == 0 ? 0 : Short.BYTES) + Short.BYTES;
            int base = box.number(at, baseBytes);
            at += baseBytes;
            int extents = box.number(at, Short.BYTES);
            at += Short.BYTES;
            if (wanted.remove(number) && extents > 0 && method <= 1) {
                long from = base + (long) box.number(at + indexBytes, offsetBytes);
                int length = box.number(at + indexBytes + offsetBytes, lengthBytes);
                found.add(new Place(from + (method == 1 ? inside : 0), length));
            }
            at += extents * (indexBytes + offsetBytes + lengthBytes);
        }
        return found.build();
    }

    private record Place(long from, int length) {}
}
