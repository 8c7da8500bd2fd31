package io.dropsize.image.codec.heif;

import static io.dropsize.image.codec.heif.Libheif.STATUS;
import static io.dropsize.image.codec.heif.Libheif.check;
import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;
import static io.dropsize.image.ffi.NativeLibrary.callPointer;
import static io.dropsize.image.ffi.NativeLibrary.callWith;

import io.dropsize.image.color.Cicp;
import io.dropsize.image.ffi.NativeLibrary;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The writing functions of libheif. Those that can fail throw {@code HeifException}. */
final class HeifWriting {
    private static final int RGB = 1;
    private static final int INTERLEAVED_RGB = 10;
    private static final int INTERLEAVED_RGBA = 11;
    private static final int INTERLEAVED = 10;
    private static final int BT_601 = 6;
    private static final int NCLX_BYTES = 17;
    private static final int NCLX_PRIMARIES_AT = 4;
    private static final int NCLX_TRANSFER_AT = 8;
    private static final int NCLX_MATRIX_AT = 12;
    private static final int NCLX_FULL_RANGE_AT = 16;

    private final MethodHandle contextAlloc;
    private final MethodHandle contextFree;
    private final MethodHandle encoder;
    private final MethodHandle encoderRelease;
    private final MethodHandle setQuality;
    private final MethodHandle setParameter;
    private final MethodHandle create;
    private final MethodHandle addPlane;
    private final MethodHandle plane;
    private final MethodHandle imageRelease;
    private final MethodHandle nclxAlloc;
    private final MethodHandle nclxFree;
    private final MethodHandle setNclx;
    private final MethodHandle encode;
    private final MethodHandle handleRelease;
    private final MethodHandle addExif;
    private final MethodHandle addXmp;
    private final MethodHandle write;

    HeifWriting(NativeLibrary library) {
        contextAlloc = library.function("heif_context_alloc", POINTER);
        contextFree = library.procedure("heif_context_free", POINTER);
        encoder =
                library.function(
                        "heif_context_get_encoder_for_format", STATUS, POINTER, INT, POINTER);
        encoderRelease = library.procedure("heif_encoder_release", POINTER);
        setQuality = library.function("heif_encoder_set_lossy_quality", STATUS, POINTER, INT);
        setParameter =
                library.function("heif_encoder_set_parameter", STATUS, POINTER, POINTER, POINTER);
        create = library.function("heif_image_create", STATUS, INT, INT, INT, INT, POINTER);
        addPlane = library.function("heif_image_add_plane", STATUS, POINTER, INT, INT, INT, INT);
        plane = library.function("heif_image_get_plane", POINTER, POINTER, INT, POINTER);
        imageRelease = library.procedure("heif_image_release", POINTER);
        nclxAlloc = library.function("heif_nclx_color_profile_alloc", POINTER);
        nclxFree = library.procedure("heif_nclx_color_profile_free", POINTER);
        setNclx = library.function("heif_image_set_nclx_color_profile", STATUS, POINTER, POINTER);
        encode =
                library.function(
                        "heif_context_encode_image",
                        STATUS,
                        POINTER,
                        POINTER,
                        POINTER,
                        POINTER,
                        POINTER);
        handleRelease = library.procedure("heif_image_handle_release", POINTER);
        addExif =
                library.function(
                        "heif_context_add_exif_metadata", STATUS, POINTER, POINTER, POINTER, INT);
        addXmp =
                library.function(
                        "heif_context_add_XMP_metadata", STATUS, POINTER, POINTER, POINTER, INT);
        write = library.function("heif_context_write", STATUS, POINTER, POINTER, POINTER);
    }

    /** Returns a new context, to be freed. */
    MemorySegment newContext() {
        return callPointer(contextAlloc);
    }

    void freeContext(MemorySegment context) {
        callWith(contextFree, context);
    }

    /** Returns the encoder for {@link Libheif#AV1}, to be released. */
    MemorySegment encoder(MemorySegment context, int codec) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            check(encoder, arena, context, codec, out);
            return out.get(ValueLayout.ADDRESS, 0);
        }
    }

    void releaseEncoder(MemorySegment of) {
        callWith(encoderRelease, of);
    }

    void setQuality(MemorySegment of, int quality) {
        try (Arena arena = Arena.ofConfined()) {
            check(setQuality, arena, of, quality);
        }
    }

    void setParameter(MemorySegment of, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            check(setParameter, arena, of, arena.allocateFrom(name), arena.allocateFrom(value));
        }
    }

    /**
     * Returns an image with 8 bits each for red, green, blue and optional alpha; to be released.
     */
    MemorySegment newImage(int width, int height, boolean alpha) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            int chroma = alpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
            check(create, arena, width, height, RGB, chroma, out);
            return out.get(ValueLayout.ADDRESS, 0);
        }
    }

    void releaseImage(MemorySegment image) {
        callWith(imageRelease, image);
    }

    /** Allocates the image's pixels, row by row. */
    Rows addPixels(MemorySegment image, int width, int height) {
        try (Arena arena = Arena.ofConfined()) {
            check(addPlane, arena, image, INTERLEAVED, width, height, Byte.SIZE);
            MemorySegment stride = arena.allocate(INT);
            MemorySegment start = callPointer(plane, image, INTERLEAVED, stride);
            int bytes = stride.get(INT, 0);
            return new Rows(start.reinterpret((long) bytes * height), bytes);
        }
    }

    /** Marks the pixels as sRGB, to be coded in full range with BT.601's matrix. */
    void setSrgb(MemorySegment image) {
        MemorySegment codes = callPointer(nclxAlloc).reinterpret(NCLX_BYTES);
        try (Arena arena = Arena.ofConfined()) {
            codes.set(INT, NCLX_PRIMARIES_AT, Cicp.SRGB.primaries());
            codes.set(INT, NCLX_TRANSFER_AT, Cicp.SRGB.transfer());
            codes.set(INT, NCLX_MATRIX_AT, BT_601);
            codes.set(ValueLayout.JAVA_BYTE, NCLX_FULL_RANGE_AT, (byte) 1);
            check(setNclx, arena, image, codes);
        } finally {
            callWith(nclxFree, codes);
        }
    }

    /** Encodes the image as the context's picture; the handle is to be released. */
    MemorySegment encode(MemorySegment context, MemorySegment image, MemorySegment with) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            check(encode, arena, context, image, with, MemorySegment.NULL, out);
            return out.get(ValueLayout.ADDRESS, 0);
        }
    }

    void releaseHandle(MemorySegment handle) {
        callWith(handleRelease, handle);
    }

    void addExif(MemorySegment context, MemorySegment handle, byte[] exif) {
        add(addExif, context, handle, exif);
    }

    void addXmp(MemorySegment context, MemorySegment handle, byte[] packet) {
        add(addXmp, context, handle, packet);
    }

    private static void add(
            MethodHandle function, MemorySegment context, MemorySegment handle, byte[] block) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, block);
            check(function, arena, context, handle, bytes, block.length);
        }
    }

    /** Returns the context as a file. */
    byte[] write(MemorySegment context) {
        try (Arena arena = Arena.ofConfined()) {
            var sink = new HeifSink(arena);
            check(write, arena, context, sink.writer(), MemorySegment.NULL);
            return sink.bytes();
        }
    }

    /**
     * Pixel memory of libheif.
     *
     * @param stride bytes between rows
     */
    record Rows(MemorySegment memory, int stride) {}
}
