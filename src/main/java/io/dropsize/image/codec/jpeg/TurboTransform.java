package io.dropsize.image.codec.jpeg;

import static io.dropsize.image.ffi.NativeLibrary.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.dropsize.image.ffi.NativeLibrary;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Replaces the DCT coefficients of a JPEG by TurboJPEG's lossless transformation. */
final class TurboTransform {
    private static final MemoryLayout REGION =
            MemoryLayout.structLayout(
                    JAVA_INT.withName("x"),
                    JAVA_INT.withName("y"),
                    JAVA_INT.withName("w"),
                    JAVA_INT.withName("h"));

    private static final FunctionDescriptor FILTER =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, REGION, REGION, JAVA_INT, JAVA_INT, ADDRESS);

    /** A region, the operation, options, a pointer that is not used, and the filter. */
    private static final long TRANSFORM_BYTES = 40;

    private static final int OPTIONS_AT = 20;
    private static final int FILTER_AT = 32;
    private static final int WIDTH_AT = 8;
    private static final int HEIGHT_AT = 12;
    private static final int PROGRESSIVE_WITHOUT_MARKERS = 32 | 64;

    private final TurboJpeg turbo;
    private final MethodHandle init;
    private final MethodHandle transform;

    /** Changes the quantized coefficients of adjacent blocks, each with 64 in natural order. */
    @FunctionalInterface
    interface Blocks {
        /**
         * @param component 0 for luma, 1 for Cb, 2 for Cr
         */
        void change(int component, short[] coefficients);
    }

    TurboTransform(TurboJpeg turbo, NativeLibrary library) {
        this.turbo = turbo;
        init = library.function("tjInitTransform", ADDRESS);
        transform =
                library.function(
                        "tjTransform",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT);
    }

    /** Returns a progressive JPEG with the same quantization tables and changed coefficients. */
    byte[] progressive(byte[] jpeg, Blocks blocks) {
        MemorySegment handle = TurboJpeg.create(init);
        try (var arena = Arena.ofConfined()) {
            var filter = new Filter(blocks);
            var source = arena.allocateFrom(JAVA_BYTE, jpeg);
            var coded = arena.allocate(ADDRESS);
            var length = arena.allocate(JAVA_LONG);
            var options = arena.allocate(TRANSFORM_BYTES, Long.BYTES);
            options.set(JAVA_INT, OPTIONS_AT, PROGRESSIVE_WITHOUT_MARKERS);
            options.set(
                    ADDRESS,
                    FILTER_AT,
                    Linker.nativeLinker().upcallStub(filter.handle(), FILTER, arena));
            int failed =
                    call(
                            () ->
                                    (int)
                                            transform.invokeExact(
                                                    handle,
                                                    source,
                                                    source.byteSize(),
                                                    1,
                                                    coded,
                                                    length,
                                                    options,
                                                    0));
            filter.rethrow();
            return turbo.result(failed, coded.get(ADDRESS, 0), length.get(JAVA_LONG, 0));
        } finally {
            turbo.destroy(handle);
        }
    }

    /** Called by the library for each row of blocks. */
    private static final class Filter {
        private final Blocks blocks;
        private @Nullable Throwable failure;

        Filter(Blocks blocks) {
            this.blocks = blocks;
        }

        /** An exception thrown into native code would end the program, so none leaves this. */
        @SuppressWarnings({"unused", "UnusedVariable"}) // through its handle
        private int change(
                MemorySegment coefficients,
                MemorySegment region,
                MemorySegment plane,
                int component,
                int number,
                MemorySegment options) {
            try {
                long samples =
                        (long) region.get(JAVA_INT, WIDTH_AT) * region.get(JAVA_INT, HEIGHT_AT);
                MemorySegment row = coefficients.reinterpret(samples * Short.BYTES);
                short[] changed = row.toArray(JAVA_SHORT);
                blocks.change(component, changed);
                MemorySegment.copy(changed, 0, row, JAVA_SHORT, 0, changed.length);
                return 0;
            } catch (RuntimeException | Error e) {
                failure = e;
                return -1;
            }
        }

        void rethrow() {
            switch (failure) {
                case Error e -> throw e;
                case RuntimeException e -> throw e;
                case null, default -> {}
            }
        }

        MethodHandle handle() {
            var type =
                    MethodType.methodType(
                            int.class,
                            MemorySegment.class,
                            MemorySegment.class,
                            MemorySegment.class,
                            int.class,
                            int.class,
                            MemorySegment.class);
            try {
                return MethodHandles.lookup().bind(this, "change", type);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the method is here", e);
            }
        }
    }
}
