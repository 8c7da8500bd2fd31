package io.dropsize.image.codec.webp;

import static io.dropsize.image.ffi.NativeLibrary.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dropsize.image.container.WebpChunks;
import io.dropsize.image.ffi.LargeMemory;
import io.dropsize.image.ffi.NativeLibrary;
import io.dropsize.image.scale.Plane;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The luma and chroma planes of a lossy WebP, decoded by the system's libwebp. Thread-safe. */
public final class WebpPlanes {
    private static final Logger LOG = LoggerFactory.getLogger(WebpPlanes.class);

    private static final List<String> NAMES =
            List.of(
                    "libwebp.so.7",
                    "/opt/homebrew/opt/webp/lib/libwebp.dylib",
                    "/usr/local/opt/webp/lib/libwebp.dylib");

    private static final Optional<WebpPlanes> SYSTEM = load();

    /** Its samples are in narrow range, as for video; those of JPEG are in full range. */
    private static final Plane.Range BRIGHTNESS = Plane.Range.of(16, 235, 0, 255);

    private static final Plane.Range COLOUR = Plane.Range.of(16, 240, 0.5f, 255.5f);

    private final MethodHandle readSize;
    private final MethodHandle create;
    private final MethodHandle decode;
    private final MethodHandle destroy;

    private WebpPlanes(NativeLibrary library) {
        readSize = library.function("WebPGetInfo", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
        create =
                library.function(
                        "WebPINewYUV",
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_LONG,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_LONG,
                        JAVA_INT);
        decode = library.function("WebPIUpdate", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
        destroy = library.procedure("WebPIDelete", ADDRESS);
    }

    private static Optional<WebpPlanes> load() {
        try {
            return NativeLibrary.find(NAMES).map(WebpPlanes::new);
        } catch (NoSuchElementException e) {
            LOG.info("The system's libwebp is too old and is not used", e);
            return Optional.empty();
        }
    }

    /** Empty if the system has none. */
    public static Optional<WebpPlanes> ofSystem() {
        return SYSTEM;
    }

    /**
     * Decodes an opaque still picture.
     *
     * @param arena owns the planes
     * @return empty for lossless pictures, other colours than sRGB, and files with any flaw
     */
    public Optional<List<Plane>> decode(byte[] coded, int width, int height, Arena arena) {
        return WebpChunks.complete(coded) && WebpChunks.isPhoto(coded)
                ? WebpChunks.bare(coded).flatMap(bare -> decodeBare(bare, width, height, arena))
                : Optional.empty();
    }

    /** Libwebp could read beyond the end of a damaged picture if memory followed. */
    private Optional<List<Plane>> decodeBare(byte[] bare, int width, int height, Arena arena) {
        try (var local = Arena.ofConfined()) {
            var bytes = local.allocateFrom(JAVA_BYTE, bare);
            if (!hasSize(bytes, width, height, local)) {
                return Optional.empty();
            }
            Plane light = plane(width, height, BRIGHTNESS, arena);
            Plane blue = plane(Math.ceilDiv(width, 2), Math.ceilDiv(height, 2), COLOUR, arena);
            Plane red = plane(Math.ceilDiv(width, 2), Math.ceilDiv(height, 2), COLOUR, arena);
            return decode(bytes, light, blue, red)
                    ? Optional.of(List.of(light, blue, red))
                    : Optional.empty();
        }
    }

    /** Whether the planes will be filled to their last sample. */
    private boolean hasSize(MemorySegment bytes, int width, int height, Arena local) {
        var foundWidth = local.allocate(JAVA_INT);
        var foundHeight = local.allocate(JAVA_INT);
        int known =
                call(
                        () ->
                                (int)
                                        readSize.invokeExact(
                                                bytes, bytes.byteSize(), foundWidth, foundHeight));
        return known != 0
                && foundWidth.get(JAVA_INT, 0) == width
                && foundHeight.get(JAVA_INT, 0) == height;
    }

    private static Plane plane(int width, int height, Plane.Range range, Arena arena) {
        var samples = LargeMemory.allocate((long) width * height, arena);
        return new Plane(samples, width, width, height, range);
    }

    /**
     * Decodes incrementally: libwebp fills in missing data of a file that is declared complete, and
     * reports it here.
     */
    private boolean decode(MemorySegment bytes, Plane light, Plane blue, Plane red) {
        MemorySegment handle = create(light, blue, red);
        try {
            int status = call(() -> (int) decode.invokeExact(handle, bytes, bytes.byteSize()));
            return status == 0;
        } finally {
            call(
                    () -> {
                        destroy.invokeExact(handle);
                        return true;
                    });
        }
    }

    private MemorySegment create(Plane light, Plane blue, Plane red) {
        MemorySegment handle =
                call(
                        () ->
                                (MemorySegment)
                                        create.invokeExact(
                                                light.samples(),
                                                light.samples().byteSize(),
                                                light.stride(),
                                                blue.samples(),
                                                blue.samples().byteSize(),
                                                blue.stride(),
                                                red.samples(),
                                                red.samples().byteSize(),
                                                red.stride()));
        if (handle.equals(MemorySegment.NULL)) {
            throw new OutOfMemoryError("no room for a WebP decoder");
        }
        return handle;
    }
}
