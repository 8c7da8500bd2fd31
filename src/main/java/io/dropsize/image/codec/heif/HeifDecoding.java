package io.dropsize.image.codec.heif;

import static io.dropsize.image.codec.heif.Libheif.STATUS;
import static io.dropsize.image.codec.heif.Libheif.check;
import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;
import static io.dropsize.image.ffi.NativeLibrary.callInt;
import static io.dropsize.image.ffi.NativeLibrary.callPointer;
import static io.dropsize.image.ffi.NativeLibrary.callWith;

import io.dropsize.image.container.HeifException;
import io.dropsize.image.ffi.NativeLibrary;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The functions of libheif that decode, and report what is missing in a decoded picture. */
final class HeifDecoding {
    /**
     * Checks the end of each tile's data. dav1d, which libheif prefers because it takes half the
     * time, accepts most damaged pictures.
     */
    private static final String STRICT_AV1_DECODER = "aom";

    private static final int VERSION_WITH_DECODER = 4;
    private static final int DECODER_AT = 48;
    private static final int OPTION_BYTES = DECODER_AT + Long.BYTES;
    private static final int MAX_DECODERS = 16;
    private static final int MAX_WARNINGS = 64;

    /** Reserved values of colour codes, which are no damage: the library reads them as unknown. */
    private static final int UNKNOWN_PRIMARIES = 133;

    private static final int UNKNOWN_MATRIX = 135;

    private final MethodHandle decode;
    private final Optional<MethodHandle> optionsAlloc;
    private final Optional<MethodHandle> optionsFree;
    private final Optional<MethodHandle> decoders;
    private final Optional<MethodHandle> decoderId;
    private final Optional<MethodHandle> warnings;

    HeifDecoding(NativeLibrary library) {
        decode = library.function("heif_decode_image", STATUS, POINTER, POINTER, INT, INT, POINTER);
        optionsAlloc = library.optional("heif_decoding_options_alloc", POINTER);
        optionsFree = library.optionalProcedure("heif_decoding_options_free", POINTER);
        decoders = library.optional("heif_get_decoder_descriptors", INT, INT, POINTER, INT);
        decoderId = library.optional("heif_decoder_descriptor_get_id_name", POINTER, POINTER);
        warnings =
                library.optional(
                        "heif_image_get_decoding_warnings", INT, POINTER, INT, POINTER, INT);
    }

    /**
     * Decodes into planes of this form and optional alpha; the image is to be released.
     *
     * @param strictAv1 whether to use the AV1 decoder that detects most damage, if it is installed
     */
    MemorySegment decode(MemorySegment handle, HeifPixelFormat form, boolean strictAv1) {
        MemorySegment options = strictAv1 ? strictOptions() : MemorySegment.NULL;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment image = arena.allocate(POINTER);
            check(decode, arena, handle, image, form.colourSpace(), form.chroma(), options);
            return image.get(ValueLayout.ADDRESS, 0);
        } finally {
            if (!options.equals(MemorySegment.NULL)) {
                callWith(optionsFree.orElseThrow(), options);
            }
        }
    }

    /**
     * Returns the default options with the strict decoder; null if this version doesn't offer it.
     */
    private MemorySegment strictOptions() {
        Optional<MemorySegment> id = strictDecoder();
        if (id.isEmpty() || optionsAlloc.isEmpty() || optionsFree.isEmpty()) {
            return MemorySegment.NULL;
        }
        MemorySegment options = callPointer(optionsAlloc.get()).reinterpret(OPTION_BYTES);
        if (options.get(ValueLayout.JAVA_BYTE, 0) < VERSION_WITH_DECODER) {
            callWith(optionsFree.get(), options);
            return MemorySegment.NULL;
        }
        options.set(ValueLayout.ADDRESS, DECODER_AT, id.get());
        return options;
    }

    /** Returns the library's own copy of the decoder's name. */
    private Optional<MemorySegment> strictDecoder() {
        if (decoders.isEmpty() || decoderId.isEmpty()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(POINTER, MAX_DECODERS);
            int count = callInt(decoders.get(), Libheif.AV1, found, MAX_DECODERS);
            for (int i = 0; i < count; i++) {
                MemorySegment decoder = found.getAtIndex(ValueLayout.ADDRESS, i);
                MemorySegment id = callPointer(decoderId.get(), decoder);
                if (!id.equals(MemorySegment.NULL)
                        && id.reinterpret(Integer.MAX_VALUE)
                                .getString(0)
                                .equals(STRICT_AV1_DECODER)) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Newer versions leave parts black that they can't decode, and only warn.
     *
     * @throws HeifException if parts are missing
     */
    void requireNoWarnings(MemorySegment image) {
        if (warnings.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(STATUS, MAX_WARNINGS);
            int count = callInt(warnings.get(), image, 0, found, MAX_WARNINGS);
            for (int i = 0; i < count; i++) {
                int subcode = found.get(INT, i * STATUS.byteSize() + Integer.BYTES);
                if (subcode < UNKNOWN_PRIMARIES || subcode > UNKNOWN_MATRIX) {
                    throw HeifException.damaged("libheif warns about missing data: " + subcode);
                }
            }
        }
    }
}
