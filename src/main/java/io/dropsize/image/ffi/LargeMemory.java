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
 * Native memory for a whole picture. An arena's own memory is zeroed first, and the system
 * allocates it in pages of 4 KB with a page fault each; together that costs about as much as
 * scaling a plane. This memory is not zeroed, and uses pages of 2 MB if Linux supports them.
 */
public final class LargeMemory {
    private static final long PAGE_BYTES = 2L << 20;

    /** Linux's MADV_HUGEPAGE. */
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
     * Uninitialized memory, which the caller must fill completely.
     *
     * @param arena owns the memory
     * @throws OutOfMemoryError if the system can't allocate it
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
        // Only a hint: the result affects nothing but speed.
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
