package io.dropsize.image.codec.heif;

import static io.dropsize.image.ffi.NativeLibrary.INT;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/**
 * The limits of a context in libheif 1.19 and newer ({@code heif_security_limits}). They replace
 * the library's own limits, which reject grids of more than 1,000 tiles.
 */
final class HeifSecurityLimits {
    private static final long MAX_TOTAL_MEMORY = 8L << 30;
    private static final int MAX_ITEMS = 20_000;
    private static final int VERSION_WITH_MEMORY = 2;

    private static final StructLayout FIRST_VERSION =
            MemoryLayout.structLayout(
                    ValueLayout.JAVA_BYTE.withName("version"),
                    MemoryLayout.paddingLayout(7),
                    ValueLayout.JAVA_LONG.withName("imagePixels"),
                    ValueLayout.JAVA_LONG.withName("tiles"),
                    ValueLayout.JAVA_INT.withName("bayerPixels"),
                    ValueLayout.JAVA_INT.withName("items"),
                    ValueLayout.JAVA_INT.withName("profileBytes"),
                    MemoryLayout.paddingLayout(4),
                    ValueLayout.JAVA_LONG.withName("blockBytes"),
                    ValueLayout.JAVA_INT.withName("components"),
                    ValueLayout.JAVA_INT.withName("extentsOfItem"),
                    ValueLayout.JAVA_INT.withName("groupItems"),
                    ValueLayout.JAVA_INT.withName("childBoxes"));

    private HeifSecurityLimits() {}

    /**
     * @param limits as the library returned them
     * @param pixels of the largest picture in the file; a larger coded frame is rejected
     */
    static void set(MemorySegment limits, long pixels) {
        MemorySegment first = limits.reinterpret(FIRST_VERSION.byteSize());
        first.set(ValueLayout.JAVA_LONG, at("imagePixels"), pixels);
        first.set(INT, at("items"), MAX_ITEMS);
        first.set(INT, at("childBoxes"), MAX_ITEMS);
        first.set(ValueLayout.JAVA_LONG, at("blockBytes"), MAX_TOTAL_MEMORY / 2);
        if (first.get(ValueLayout.JAVA_BYTE, 0) >= VERSION_WITH_MEMORY) {
            limits.reinterpret(FIRST_VERSION.byteSize() + Long.BYTES)
                    .set(ValueLayout.JAVA_LONG, FIRST_VERSION.byteSize(), MAX_TOTAL_MEMORY);
        }
    }

    private static long at(String field) {
        return FIRST_VERSION.byteOffset(MemoryLayout.PathElement.groupElement(field));
    }
}
