package io.dropsize.image.codec.heif;

import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;

import io.dropsize.image.container.HeifException;
import io.dropsize.image.ffi.NativeLibrary;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The system's libheif, if it is installed. Its plug-ins determine the formats that it reads and
 * writes.
 */
final class Libheif {
    /** Every function that can fail returns this by value. */
    static final StructLayout STATUS =
            MemoryLayout.structLayout(
                    ValueLayout.JAVA_INT.withName("code"),
                    ValueLayout.JAVA_INT.withName("subcode"),
                    ValueLayout.ADDRESS.withName("message"));

    static final int HEVC = 1;
    static final int AV1 = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Libheif.class);
    private static final long MESSAGE_AT =
            STATUS.byteOffset(MemoryLayout.PathElement.groupElement("message"));

    private static @Nullable Libheif loaded;

    private final MethodHandle hasDecoder;
    private final MethodHandle hasEncoder;
    private final HeifReading reading;
    private final HeifWriting writing;

    private Libheif(NativeLibrary library) {
        hasDecoder = library.function("heif_have_decoder_for_format", INT, INT);
        hasEncoder = library.function("heif_have_encoder_for_format", INT, INT);
        reading = new HeifReading(library);
        writing = new HeifWriting(library);
        library.optional("heif_init", STATUS, POINTER).ifPresent(Libheif::initialize);
    }

    /** Loads it on the first call that finds it; until then each call searches again. */
    static synchronized Optional<Libheif> installed() {
        if (loaded == null) {
            loaded = load(LibheifLocations.all()).orElse(null);
        }
        return Optional.ofNullable(loaded);
    }

    /**
     * Loads the first of these libraries that is a sufficiently new libheif; empty if there is
     * none.
     */
    static Optional<Libheif> load(List<String> names) {
        return NativeLibrary.find(names).flatMap(Libheif::bound);
    }

    private static Optional<Libheif> bound(NativeLibrary library) {
        try {
            return Optional.of(new Libheif(library));
        } catch (NoSuchElementException e) {
            LOG.warn("The system's libheif is too old, it lacks {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Versions before 1.13 have no such function, and no plug-ins to load. */
    private static void initialize(MethodHandle init) {
        try (Arena arena = Arena.ofConfined()) {
            check(init, arena, MemorySegment.NULL);
        } catch (HeifException e) {
            // The codecs that were found are usable anyway.
            LOG.warn("libheif could not load all of its codecs: {}", e.getMessage());
        }
    }

    /** Returns whether it can decode {@link #HEVC} or {@link #AV1}. */
    boolean decodes(int codec) {
        return NativeLibrary.callInt(hasDecoder, codec) != 0;
    }

    /** Returns whether it can encode {@link #AV1}. */
    boolean encodes(int codec) {
        return NativeLibrary.callInt(hasEncoder, codec) != 0;
    }

    HeifReading reading() {
        return reading;
    }

    HeifWriting writing() {
        return writing;
    }

    /**
     * Calls a function that returns {@link #STATUS}.
     *
     * @throws HeifException if the status is an error
     */
    static void check(MethodHandle function, Arena arena, Object... arguments) {
        var all = new ArrayList<Object>(arguments.length + 1);
        all.add(arena);
        all.addAll(List.of(arguments));
        MemorySegment status = NativeLibrary.callPointer(function, all.toArray());
        int code = status.get(ValueLayout.JAVA_INT, 0);
        if (code != 0) {
            MemorySegment message = status.get(ValueLayout.ADDRESS, MESSAGE_AT);
            throw new HeifException(
                    code, status.get(ValueLayout.JAVA_INT, Integer.BYTES), text(message));
        }
    }

    private static String text(MemorySegment message) {
        return message.equals(MemorySegment.NULL)
                ? ""
                : message.reinterpret(Integer.MAX_VALUE).getString(0);
    }
}
