package io.dropsize.image.codec.jpeg;

import static io.dropsize.image.ffi.NativeLibrary.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.color.SrgbProfile;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.container.JpegProfile;
import io.dropsize.image.ffi.NativeLibrary;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The system's libjpeg-turbo through its TurboJPEG interface (2.0 and newer). It uses SIMD, which
 * Skia's copy of the same library isOverrun. Thread-safe.
 */
public final class TurboJpeg {
    private static final Logger LOG = LoggerFactory.getLogger(TurboJpeg.class);

    /**
     * Windows is missing: C's {@code long} has another size there, and no package provides the
     * library.
     */
    private static final List<String> NAMES =
            List.of(
                    "libturbojpeg.so.0",
                    "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib",
                    "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib");

    private static final Optional<TurboJpeg> SYSTEM = load();

    /** Four bytes per pixel: blue, green, red, and an unused one; an int of 0x??RRGGBB. */
    private static final int BGRX = 3;

    private static final int ACCURATE = 1 << 12;
    private static final int STOP_ON_WARNING = 1 << 13;
    private static final int PROGRESSIVE = 1 << 14;

    /** Stops after 500 scans, more than any real file has. */
    private static final int LIMIT_SCANS = 1 << 15;

    private static final int MAX_QUALITY = 100;

    private static final int FULL_CHROMA = 0;
    static final int HALF_WIDTH_CHROMA = 1;
    static final int HALF_CHROMA = 2;

    /** Stops at the first warning. */
    static final int DECODING = STOP_ON_WARNING | LIMIT_SCANS | ACCURATE;

    private final MethodHandle initDecompress;
    private final MethodHandle initCompress;
    private final MethodHandle destroy;
    private final MethodHandle decompress;
    private final MethodHandle compress;
    private final MethodHandle free;
    private final TurboPlanes planes;
    private final TurboTransform transform;

    private TurboJpeg(NativeLibrary library) {
        initDecompress = library.function("tjInitDecompress", ADDRESS);
        initCompress = library.function("tjInitCompress", ADDRESS);
        destroy = library.function("tjDestroy", JAVA_INT, ADDRESS);
        decompress =
                library.function(
                        "tjDecompress2",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT);
        compress =
                library.function(
                        "tjCompress2",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT);
        free = library.procedure("tjFree", ADDRESS);
        planes = new TurboPlanes(this, library);
        transform = new TurboTransform(this, library);
    }

    /** Returns the system's library; empty if there is none. */
    public static Optional<TurboJpeg> ofSystem() {
        return SYSTEM;
    }

    /**
     * Returns whether it can decode a JPEG file: the library is installed, no colours must be
     * converted, and nothing is missing that the library would not report.
     */
    public static boolean supports(ImageInput jpeg) {
        return SYSTEM.isPresent()
                && JpegProfile.of(jpeg.bytes()).map(SrgbProfile::is).orElse(true)
                && JpegIntegrity.hasAllScans(jpeg.bytes())
                && (!JpegMarkers.arithmetic(jpeg.bytes())
                        || ArithmeticIntegrity.isWhole(jpeg.bytes(), SYSTEM.get()));
    }

    public TurboPlanes planes() {
        return planes;
    }

    TurboTransform transform() {
        return transform;
    }

    private static Optional<TurboJpeg> load() {
        try {
            Optional<TurboJpeg> found = NativeLibrary.find(NAMES).map(TurboJpeg::new);
            found.ifPresent(_ -> optimizeTables());
            return found;
        } catch (NoSuchElementException e) {
            LOG.info("The system's TurboJPEG is too old and is not used", e);
            return Optional.empty();
        }
    }

    /**
     * Enables optimized Huffman tables, which save a few percent of each file. Version 2 reads this
     * option from the environment only.
     */
    private static void optimizeTables() {
        try (var arena = Arena.ofConfined()) {
            MethodHandle set = NativeLibrary.ofC("setenv", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
            var name = arena.allocateFrom("TJ_OPTIMIZE");
            var value = arena.allocateFrom("1");
            int failed = call(() -> (int) set.invokeExact(name, value, 1));
            if (failed != 0) {
                LOG.info("JPEG copies are written with standard tables");
            }
        }
    }

    /**
     * Decodes a picture.
     *
     * @param pixels filled row by row without gaps; their size determines the scaling in eighths
     * @return false if the file has any flaw, or is not supported here
     */
    boolean decode(byte[] coded, MemorySegment pixels, int width, int height) {
        return decode(coded, pixels, width, height, DECODING);
    }

    /** Decodes a picture like {@link #decode}, but continues after a warning. */
    boolean decodeWithWarnings(byte[] coded, MemorySegment pixels, int width, int height) {
        return decode(coded, pixels, width, height, DECODING & ~STOP_ON_WARNING);
    }

    private boolean decode(byte[] coded, MemorySegment pixels, int width, int height, int flags) {
        MemorySegment handle = decompressor();
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocateFrom(JAVA_BYTE, coded);
            long length = coded.length;
            int pitch = width * Integer.BYTES;
            int failed =
                    call(
                            () ->
                                    (int)
                                            decompress.invokeExact(
                                                    handle, bytes, length, pixels, width, pitch,
                                                    height, BGRX, flags));
            return failed == 0;
        } finally {
            destroy(handle);
        }
    }

    /**
     * Encodes opaque pixels.
     *
     * @param quality 1 to 100
     * @param fullChroma whether chroma has full resolution instead of 4:2:0
     */
    byte[] encode(Pixels pixels, int quality, boolean fullChroma, boolean progressive) {
        MemorySegment handle = compressor();
        try (var arena = Arena.ofConfined()) {
            var source = arena.allocateFrom(JAVA_INT, pixels.argb());
            var coded = arena.allocate(ADDRESS);
            var length = arena.allocate(JAVA_LONG);
            int width = pixels.width();
            int height = pixels.height();
            int chroma = fullChroma ? FULL_CHROMA : HALF_CHROMA;
            int flags = encoding(progressive);
            int failed =
                    call(
                            () ->
                                    (int)
                                            compress.invokeExact(
                                                    handle, source, width, 0, height, BGRX, coded,
                                                    length, chroma, quality, flags));
            return result(failed, coded.get(ADDRESS, 0), length.get(JAVA_LONG, 0));
        } finally {
            destroy(handle);
        }
    }

    /**
     * Encodes opaque pixels with trellis quantization, always progressively: about 12 percent fewer
     * bytes at a SSIMULACRA 2 score of 70, in two to four times the time. At quality 100 every step
     * is 1, so these coefficients are not quantized yet.
     *
     * @param quality 1 to 100, looks like the same one of {@link #encode}
     */
    byte[] encodeSmall(Pixels pixels, int quality, boolean fullChroma) {
        byte[] fine = encode(pixels, MAX_QUALITY, fullChroma, false);
        var tables = QuantizationTables.of(quality);
        tables.replaceIn(fine);
        var luma = TrellisQuantizer.ofLuma(tables);
        var chroma = TrellisQuantizer.ofChroma(tables);
        return transform.progressive(
                fine, (component, row) -> (component == 0 ? luma : chroma).quantize(row));
    }

    static int encoding(boolean progressive) {
        return ACCURATE | (progressive ? PROGRESSIVE : 0);
    }

    MemorySegment decompressor() {
        return create(initDecompress);
    }

    MemorySegment compressor() {
        return create(initCompress);
    }

    /** Copies the bytes from the library's memory. */
    byte[] result(int failed, MemorySegment coded, long length) {
        try {
            if (failed != 0) {
                throw new DropsizeException(ErrorKind.INTERNAL, "encoding JPEG");
            }
            return coded.reinterpret(length).toArray(JAVA_BYTE);
        } finally {
            call(
                    () -> {
                        free.invokeExact(coded);
                        return true;
                    });
        }
    }

    static MemorySegment create(MethodHandle init) {
        MemorySegment handle = call(() -> (MemorySegment) init.invokeExact());
        if (handle.equals(MemorySegment.NULL)) {
            throw new OutOfMemoryError("no room for a JPEG codec");
        }
        return handle;
    }

    void destroy(MemorySegment handle) {
        call(() -> (int) destroy.invokeExact(handle));
    }
}
