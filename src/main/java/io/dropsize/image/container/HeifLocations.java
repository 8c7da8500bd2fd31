package io.dropsize.image.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code iloc} box: the position of each item's data in the file. */
final class HeifLocations {
    private static final int FULL_BOX_BYTES = 4;
    private static final int HALF_BYTE = 4;

    /** Construction methods: offsets in the file, or in the {@code idat} box. */
    private static final int IN_FILE = 0;

    private static final int IN_IDAT = 1;

    /** Only files that are made to exhaust memory have more. */
    private static final int MAX_EXTENTS = 100_000;

    private final IsoBox box;
    private final int fileEnd;
    private final int idatFrom;
    private final int idatEnd;
    private int at = FULL_BOX_BYTES;

    private HeifLocations(IsoBox box, IsoBox meta) {
        this.box = box;
        this.fileEnd = box.file().limit();
        this.idatFrom = meta.child("idat", FULL_BOX_BYTES).map(IsoBox::content).orElse(fileEnd);
        this.idatEnd = meta.child("idat", FULL_BOX_BYTES).map(IsoBox::end).orElse(fileEnd);
    }

    /** Returns the extents by item; items that are constructed from other items have none. */
    static Map<Integer, List<HeifItem.Extent>> of(IsoBox meta) {
        return meta.child("iloc", FULL_BOX_BYTES)
                .map(box -> new HeifLocations(box, meta).read())
                .orElse(Map.of());
    }

    private Map<Integer, List<HeifItem.Extent>> read() {
        int version = box.number(0, 1);
        int sizes = (int) next(Short.BYTES);
        int offsetBytes = sizes >> 3 * HALF_BYTE & 0xF;
        int lengthBytes = sizes >> 2 * HALF_BYTE & 0xF;
        int baseBytes = sizes >> HALF_BYTE & 0xF;
        int indexBytes = version == 0 ? 0 : sizes & 0xF;
        int idBytes = version < 2 ? Short.BYTES : Integer.BYTES;
        long count = next(idBytes);
        int left = MAX_EXTENTS;
        var found = new HashMap<Integer, List<HeifItem.Extent>>();
        for (long i = 0; i < count && !ended(); i++) {
            int id = (int) next(idBytes);
            int method = version == 0 ? IN_FILE : (int) next(Short.BYTES) & 0xF;
            at += Short.BYTES; // the data reference: always this file
            long base = next(baseBytes);
            long extents = next(Short.BYTES);
            var own = new ArrayList<HeifItem.Extent>();
            for (long j = 0; j < extents && !ended() && left > 0; j++, left--) {
                at += indexBytes;
                long offset = base + next(offsetBytes);
                long length = next(lengthBytes);
                if (method <= IN_IDAT) {
                    own.add(extent(method, offset, length));
                }
            }
            found.putIfAbsent(id, own);
        }
        return found;
    }

    /** Creates an extent; a length of 0 means up to the end. */
    private HeifItem.Extent extent(int method, long offset, long length) {
        long from = method == IN_IDAT ? idatFrom + offset : offset;
        int end = method == IN_IDAT ? idatEnd : fileEnd;
        return new HeifItem.Extent(from, length == 0 ? Math.max(0, end - from) : length);
    }

    private boolean ended() {
        return box.content() + (long) at >= box.end();
    }

    private long next(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << Byte.SIZE | box.number(at + i, 1);
        }
        at += bytes;
        return value;
    }
}
