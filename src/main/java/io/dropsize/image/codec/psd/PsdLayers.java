package io.dropsize.image.codec.psd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The properties of a PSD's layers that the composite depends on. Layers are skipped; only if they
 * are not at the beginning, as with 16 and 32 bits, blocks are walked one by one.
 *
 * @param there whether there are any
 * @param transparent whether the composite's first extra sample is alpha
 * @param end the start of the composite
 */
record PsdLayers(boolean there, boolean transparent, long end) {
    private static final Set<String> LAYERS = Set.of("Layr", "Lr16", "Lr32");
    private static final Set<String> TRANSPARENT = Set.of("Mtrn", "Mt16", "Mt32");

    /** Blocks with an eight-byte length in a large file. */
    private static final Set<String> LONG =
            Set.of(
                    "LMsk", "Lr16", "Lr32", "Layr", "Mt16", "Mt32", "Mtrn", "Alph", "FMsk", "lnk2",
                    "FEid", "FXid", "PxSD");

    private static final int KEY_BYTES = 8;
    private static final int MAX_BLOCKS = 64;

    /**
     * @param large whether the file is a large-document file, with eight-byte lengths
     * @throws io.dropsize.error.DropsizeException DAMAGED_IMAGE if the file is too short
     */
    static PsdLayers of(FileWindow file, long at, boolean large) {
        int bytes = large ? Long.BYTES : Integer.BYTES;
        long start = at + bytes;
        long end = start + length(file, at, large);
        if (end < start || end - start < bytes + Short.BYTES) {
            return new PsdLayers(false, false, end);
        }
        long layers = length(file, start, large);
        if (layers >= Short.BYTES) {
            int count = file.at(start + bytes, Short.BYTES).getShort();
            return new PsdLayers(count != 0, count < 0, end);
        }
        long masks = start + bytes + layers;
        return masks < start || masks + Integer.BYTES > end
                ? new PsdLayers(false, false, end)
                : inBlocks(file, masks + Integer.BYTES + file.length(masks), end, large);
    }

    private static PsdLayers inBlocks(FileWindow file, long from, long end, boolean large) {
        boolean there = false;
        boolean transparent = false;
        long at = from;
        for (int i = 0; i < MAX_BLOCKS && at >= from && at + KEY_BYTES + Long.BYTES <= end; i++) {
            ByteBuffer head = file.at(at, KEY_BYTES);
            String name = new String(head.array(), StandardCharsets.ISO_8859_1);
            if (!name.startsWith("8B")) {
                break;
            }
            String key = name.substring(4);
            boolean wide = large && LONG.contains(key);
            long start = at + KEY_BYTES + (wide ? Long.BYTES : Integer.BYTES);
            long length = length(file, at + KEY_BYTES, wide);
            if (LAYERS.contains(key) && length >= Short.BYTES) {
                int count = file.at(start, Short.BYTES).getShort();
                there |= count != 0;
                transparent |= count < 0;
            }
            transparent |= TRANSPARENT.contains(key);
            at = start + (length + 3 & ~3L);
        }
        return new PsdLayers(there, transparent, end);
    }

    private static long length(FileWindow file, long at, boolean wide) {
        return wide ? file.at(at, Long.BYTES).getLong() : file.length(at);
    }
}
