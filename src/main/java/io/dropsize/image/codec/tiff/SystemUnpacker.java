package io.dropsize.image.codec.tiff;

import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;
import static io.dropsize.image.ffi.NativeLibrary.SIZE;
import static io.dropsize.image.ffi.NativeLibrary.callInt;
import static io.dropsize.image.ffi.NativeLibrary.callWith;

import io.dropsize.image.ffi.NativeLibrary;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Decompression methods for which the system has a library: every Debian has these two, because its
 * packages use them. Both are rare in pictures, and not worth a library of our own.
 */
enum SystemUnpacker {
    ZSTD(
            "ZSTD_decompress",
            List.of(
                    "libzstd.so.1",
                    "/opt/homebrew/opt/zstd/lib/libzstd.dylib",
                    "/usr/local/opt/zstd/lib/libzstd.dylib"),
            SIZE,
            POINTER,
            SIZE,
            POINTER,
            SIZE) {
        @Override
        long decompress(
                MethodHandle function, MemorySegment compressed, MemorySegment out, Arena arena) {
            return (long)
                    callWith(function, out, out.byteSize(), compressed, compressed.byteSize());
        }
    },
    LZMA(
            "lzma_stream_buffer_decode",
            List.of(
                    "liblzma.so.5",
                    "/opt/homebrew/opt/xz/lib/liblzma.dylib",
                    "/usr/local/opt/xz/lib/liblzma.dylib"),
            INT,
            POINTER,
            INT,
            POINTER,
            POINTER,
            POINTER,
            SIZE,
            POINTER,
            POINTER,
            SIZE) {
        @Override
        long decompress(
                MethodHandle function, MemorySegment compressed, MemorySegment out, Arena arena) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_LONG, MAX_MEMORY);
            MemorySegment read = arena.allocate(SIZE);
            MemorySegment written = arena.allocate(SIZE);
            int failed =
                    callInt(
                            function,
                            memory,
                            0,
                            MemorySegment.NULL,
                            compressed,
                            read,
                            compressed.byteSize(),
                            out,
                            written,
                            out.byteSize());
            return failed == 0 ? written.get(ValueLayout.JAVA_LONG, 0) : -1;
        }
    };

    private static final long MAX_MEMORY = 1L << 28;

    private final Optional<MethodHandle> function;

    SystemUnpacker(
            String function, List<String> names, MemoryLayout result, MemoryLayout... arguments) {
        this.function = find(function, names, result, arguments);
    }

    private static Optional<MethodHandle> find(
            String function, List<String> names, MemoryLayout result, MemoryLayout... arguments) {
        try {
            return NativeLibrary.find(names)
                    .map(library -> library.function(function, result, arguments));
        } catch (NoSuchElementException _) {
            return Optional.empty(); // The library is of another kind than its name says.
        }
    }

    boolean isThere() {
        return function.isPresent();
    }

    /**
     * @param max bytes that there may be
     * @throws IllegalArgumentException if the bytes are damaged, or too many
     */
    byte[] decompress(byte[] compressed, int max) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, compressed);
            MemorySegment out = arena.allocate(max);
            long length = decompress(function.orElseThrow(), in, out, arena);
            if (length < 0 || length > max) {
                throw new IllegalArgumentException(name() + " that is damaged");
            }
            return out.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    abstract long decompress(
            MethodHandle function, MemorySegment compressed, MemorySegment out, Arena arena);
}
