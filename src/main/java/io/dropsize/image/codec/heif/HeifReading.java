package io.dropsize.image.codec.heif;

import static io.dropsize.image.codec.heif.Libheif.STATUS;
import static io.dropsize.image.codec.heif.Libheif.check;
import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;
import static io.dropsize.image.ffi.NativeLibrary.SIZE;
import static io.dropsize.image.ffi.NativeLibrary.callInt;
import static io.dropsize.image.ffi.NativeLibrary.callPointer;
import static io.dropsize.image.ffi.NativeLibrary.callWith;

import io.dropsize.image.ImageLimits;
import io.dropsize.image.color.Cicp;
import io.dropsize.image.container.HeifException;
import io.dropsize.image.ffi.NativeLibrary;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The reading functions of libheif. Those that can fail throw {@link HeifException}. */
final class HeifReading {
    /** Versions before 1.19 reject sides of this length and longer. */
    private static final int SIDE_LIMIT = ImageLimits.LONGEST_SIDE + 1;

    private static final int NCLX_PRIMARIES_AT = 4;
    private static final int NCLX_TRANSFER_AT = 8;
    private static final int NCLX_MATRIX_AT = 12;
    private static final int NCLX_FULL_RANGE_AT = 16;
    private static final int NCLX_BYTES = 17;

    private final MethodHandle contextAlloc;
    private final MethodHandle contextFree;
    private final MethodHandle limitSides;
    private final Optional<MethodHandle> securityLimits;
    private final MethodHandle read;
    private final MethodHandle primary;
    private final MethodHandle handleRelease;
    private final MethodHandle isPremultiplied;
    private final MethodHandle profileSize;
    private final MethodHandle profile;
    private final MethodHandle handleNclx;
    private final MethodHandle imageNclx;
    private final MethodHandle nclxFree;
    private final HeifDecoding decoding;
    private final MethodHandle imageRelease;
    private final MethodHandle planeWidth;
    private final MethodHandle planeHeight;
    private final MethodHandle planeBits;
    private final MethodHandle plane;

    HeifReading(NativeLibrary library) {
        contextAlloc = library.function("heif_context_alloc", POINTER);
        contextFree = library.procedure("heif_context_free", POINTER);
        limitSides = library.procedure("heif_context_set_maximum_image_size_limit", POINTER, INT);
        securityLimits = library.optional("heif_context_get_security_limits", POINTER, POINTER);
        read =
                library.function(
                        "heif_context_read_from_memory_without_copy",
                        STATUS,
                        POINTER,
                        POINTER,
                        SIZE,
                        POINTER);
        primary =
                library.function("heif_context_get_primary_image_handle", STATUS, POINTER, POINTER);
        handleRelease = library.procedure("heif_image_handle_release", POINTER);
        isPremultiplied =
                library.function("heif_image_handle_is_premultiplied_alpha", INT, POINTER);
        profileSize =
                library.function("heif_image_handle_get_raw_color_profile_size", SIZE, POINTER);
        profile =
                library.function(
                        "heif_image_handle_get_raw_color_profile", STATUS, POINTER, POINTER);
        handleNclx =
                library.function(
                        "heif_image_handle_get_nclx_color_profile", STATUS, POINTER, POINTER);
        imageNclx = library.function("heif_image_get_nclx_color_profile", STATUS, POINTER, POINTER);
        nclxFree = library.procedure("heif_nclx_color_profile_free", POINTER);
        decoding = new HeifDecoding(library);
        imageRelease = library.procedure("heif_image_release", POINTER);
        planeWidth = library.function("heif_image_get_width", INT, POINTER, INT);
        planeHeight = library.function("heif_image_get_height", INT, POINTER, INT);
        planeBits = library.function("heif_image_get_bits_per_pixel_range", INT, POINTER, INT);
        plane = library.function("heif_image_get_plane_readonly", POINTER, POINTER, INT, POINTER);
    }

    /**
     * A new context, to be freed.
     *
     * @param pixels of the largest picture in the file
     */
    MemorySegment newContext(long pixels) {
        MemorySegment context = callPointer(contextAlloc);
        if (securityLimits.isPresent()) {
            HeifSecurityLimits.set(callPointer(securityLimits.get(), context), pixels);
        } else {
            callWith(limitSides, context, SIDE_LIMIT);
        }
        return context;
    }

    void freeContext(MemorySegment context) {
        callWith(contextFree, context);
    }

    /** The bytes must not move during the context's lifetime. */
    void read(MemorySegment context, MemorySegment bytes) {
        try (Arena arena = Arena.ofConfined()) {
            check(read, arena, context, bytes, bytes.byteSize(), MemorySegment.NULL);
        }
    }

    /** Returns the file's primary picture, to be released. */
    MemorySegment primary(MemorySegment context) {
        return result(primary, context);
    }

    void releaseHandle(MemorySegment handle) {
        callWith(handleRelease, handle);
    }

    boolean isPremultiplied(MemorySegment handle) {
        return callInt(isPremultiplied, handle) != 0;
    }

    /** Returns the ICC profile, if there is one. */
    Optional<byte[]> profile(MemorySegment handle) {
        long size = (long) callWith(profileSize, handle);
        if (size <= 0 || size > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(size);
            check(profile, arena, handle, bytes);
            return Optional.of(bytes.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /** Returns the codes of the file's boxes, or those of the coded picture itself. */
    Optional<HeifCicp> codes(MemorySegment handle, MemorySegment image) {
        return codes(handleNclx, handle).or(() -> codes(imageNclx, image));
    }

    private Optional<HeifCicp> codes(MethodHandle function, MemorySegment of) {
        MemorySegment found;
        try {
            found = result(function, of).reinterpret(NCLX_BYTES);
        } catch (HeifException _) {
            return Optional.empty(); // reported as an error
        }
        var colours = new Cicp(found.get(INT, NCLX_PRIMARIES_AT), found.get(INT, NCLX_TRANSFER_AT));
        var codes =
                new HeifCicp(
                        colours,
                        found.get(INT, NCLX_MATRIX_AT),
                        found.get(ValueLayout.JAVA_BYTE, NCLX_FULL_RANGE_AT) != 0);
        callWith(nclxFree, found);
        return Optional.of(codes);
    }

    HeifDecoding decoding() {
        return decoding;
    }

    void releaseImage(MemorySegment image) {
        callWith(imageRelease, image);
    }

    /** One channel of a decoded image, valid until that is released; empty if it doesn't exist. */
    Optional<HeifPlane> plane(MemorySegment image, HeifPlane.Channel channel) {
        int number = channel.number();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stride = arena.allocate(INT);
            MemorySegment start = callPointer(plane, image, number, stride);
            if (start.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            return Optional.of(
                    HeifPlane.of(
                            start,
                            callInt(planeWidth, image, number),
                            callInt(planeHeight, image, number),
                            stride.get(INT, 0),
                            callInt(planeBits, image, number)));
        }
    }

    private static MemorySegment result(MethodHandle function, MemorySegment of) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(POINTER);
            check(function, arena, of, out);
            return out.get(ValueLayout.ADDRESS, 0);
        }
    }
}
