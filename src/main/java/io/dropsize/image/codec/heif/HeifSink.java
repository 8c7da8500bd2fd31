package io.dropsize.image.codec.heif;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Receives libheif's output. The writer that libheif calls lives as long as the arena. */
final class HeifSink {
    private static final FunctionDescriptor SIGNATURE =
            FunctionDescriptor.of(
                    Libheif.STATUS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS);

    private static final MemoryLayout WRITER =
            MemoryLayout.structLayout(
                    ValueLayout.JAVA_INT.withName("version"),
                    MemoryLayout.paddingLayout(Integer.BYTES),
                    ValueLayout.ADDRESS.withName("write"));

    private static final int WRITER_VERSION = 1;
    private static final int ENCODING_ERROR = 9;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final MemorySegment status;
    private final MemorySegment writer;
    private @Nullable OutOfMemoryError failure;

    HeifSink(Arena arena) {
        status = arena.allocate(Libheif.STATUS);
        status.set(ValueLayout.ADDRESS, 2L * Integer.BYTES, arena.allocateFrom(""));
        writer = arena.allocate(WRITER);
        writer.set(ValueLayout.JAVA_INT, 0, WRITER_VERSION);
        writer.set(
                ValueLayout.ADDRESS,
                2L * Integer.BYTES,
                Linker.nativeLinker().upcallStub(receiver(), SIGNATURE, arena));
    }

    /** Returns a {@code struct heif_writer}. */
    MemorySegment writer() {
        return writer;
    }

    byte[] bytes() {
        if (failure != null) {
            throw failure;
        }
        return received.toByteArray();
    }

    /**
     * Called by libheif. An exception thrown into native code would end the program, so none leaves
     * this method.
     */
    @SuppressWarnings({"unused", "UnusedVariable"}) // through its handle, with libheif's arguments
    private MemorySegment receive(
            MemorySegment context, MemorySegment data, long size, MemorySegment own) {
        try {
            received.writeBytes(data.reinterpret(size).toArray(ValueLayout.JAVA_BYTE));
        } catch (OutOfMemoryError e) {
            failure = e;
            status.set(ValueLayout.JAVA_INT, 0, ENCODING_ERROR);
        }
        return status;
    }

    private MethodHandle receiver() {
        var type =
                MethodType.methodType(
                        MemorySegment.class,
                        MemorySegment.class,
                        MemorySegment.class,
                        long.class,
                        MemorySegment.class);
        try {
            return MethodHandles.lookup().bind(this, "receive", type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the method is here", e);
        }
    }
}
