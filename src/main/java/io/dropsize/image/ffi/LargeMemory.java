package io.dropsize.image.ffi;

import static io.dropsize.image.ffi.NativeLibrary.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Memory outside the heap for a whole picture. An arena's own is cleared first, and the system
 * hands it out in pages of 4 KB, each for the price of an interruption; together that costs about
 * as much as scaling a plane. This is not cleared, and comes in pages of 2 MB where Linux has them.
 */
public final class LargeMemory {
    private static final long PAGE_BYTES = 2L << 20;

    /** Linux's name for the wish for large pages. */
    private static final int LARGE_PAGES = 14;

    private static final Optional<LargeMemory> SYSTEM = load();

    private final MethodHandle allocate;
    private final MethodHandle advise;
    private final MethodHandle free;

    private LargeMemory() {
        allocate = NativeLibrary.ofC("aligned_alloc", ADDRESS, JAVA_LONG, JAVA_LONG);
        advise = NativeLibrary.ofC("madvise", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
        free = NativeLibrary.procedureOfC("free", ADDRESS);
    }

    private static Optional<LargeMemory> load() {
        try {
            return System.getProperty("os.name").equals("Linux")
                    ? Optional.of(new LargeMemory())
                    : Optional.empty();
        } catch (NoSuchElementException _) {
            return Optional.empty();
        }
    }

    /**
     * Memory for whoever fills all of it: what it held before may still be there.
     *
     * @param arena what it lives in
     * @throws OutOfMemoryError where there is no room
     */
    public static MemorySegment allocate(long bytes, Arena arena) {
        return bytes < PAGE_BYTES || SYSTEM.isEmpty()
                ? arena.allocate(bytes)
                : SYSTEM.get().pages(bytes, arena);
    }

    private MemorySegment pages(long bytes, Arena arena) {
        long whole = Math.ceilDiv(bytes, PAGE_BYTES) * PAGE_BYTES;
        MemorySegment memory = call(() -> (MemorySegment) allocate.invokeExact(PAGE_BYTES, whole));
        if (memory.equals(MemorySegment.NULL)) {
            throw new OutOfMemoryError("no room for " + bytes + " bytes");
        }
        // A wish only: whether it is granted makes no difference but time.
        int _ = call(() -> (int) advise.invokeExact(memory, whole, LARGE_PAGES));
        return memory.reinterpret(bytes, arena, this::free);
    }

    private void free(MemorySegment memory) {
        call(
                () -> {
                    free.invokeExact(memory);
                    return true;
                });
    }
}
