package io.dropsize.image.codec.jpeg;

import static io.dropsize.image.ffi.NativeLibrary.call;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dropsize.image.ffi.NativeLibrary;
import io.dropsize.image.scale.Plane;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The luma and chroma planes of a JPEG, decoded by libjpeg-turbo. Scaling them directly, instead of
 * RGB, takes half the time and avoids converting colours twice.
 */
public final class TurboPlanes {
    /** libjpeg-turbo's number for YCbCr files. */
    private static final int YCBCR = 1;

    private static final int PLANES = 3;

    private final TurboJpeg turbo;
    private final MethodHandle readHeader;
    private final MethodHandle planeWidth;
    private final MethodHandle planeHeight;
    private final MethodHandle decompress;
    private final MethodHandle compress;

    TurboPlanes(TurboJpeg turbo, NativeLibrary library) {
        this.turbo = turbo;
        readHeader =
                library.function(
                        "tjDecompressHeader3",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS);
        planeWidth = library.function("tjPlaneWidth", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        planeHeight = library.function("tjPlaneHeight", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        decompress =
                library.function(
                        "tjDecompressToYUVPlanes",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT);
        compress =
                library.function(
                        "tjCompressFromYUVPlanes",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT);
    }

    /**
     * Decodes a picture with subsampled chroma.
     *
     * @param arena owns the planes
     * @return empty for other pictures, and for damaged ones
     */
    public Optional<List<Plane>> decode(byte[] coded, int width, int height, Arena arena) {
        MemorySegment handle = turbo.decompressor();
        try (var local = Arena.ofConfined()) {
            var bytes = local.allocateFrom(JAVA_BYTE, coded);
            int chroma = chroma(handle, bytes, local);
            if (chroma < 0) {
                return Optional.empty();
            }
            var planes = local.allocate(ADDRESS, PLANES);
            var decoded = new Plane[PLANES];
            for (int i = 0; i < PLANES; i++) {
                decoded[i] = plane(i, width, height, chroma, arena);
                planes.setAtIndex(ADDRESS, i, decoded[i].samples());
            }
            int failed =
                    call(
                            () ->
                                    (int)
                                            decompress.invokeExact(
                                                    handle,
                                                    bytes,
                                                    bytes.byteSize(),
                                                    planes,
                                                    width,
                                                    MemorySegment.NULL,
                                                    height,
                                                    TurboJpeg.DECODING));
            return failed == 0 ? Optional.of(List.of(decoded)) : Optional.empty();
        } finally {
            turbo.destroy(handle);
        }
    }

    /** libjpeg-turbo's number for the subsampling, or -1. */
    private int chroma(MemorySegment handle, MemorySegment bytes, Arena local) {
        var width = local.allocate(JAVA_INT);
        var height = local.allocate(JAVA_INT);
        var chroma = local.allocate(JAVA_INT);
        var colours = local.allocate(JAVA_INT);
        int failed =
                call(
                        () ->
                                (int)
                                        readHeader.invokeExact(
                                                handle,
                                                bytes,
                                                bytes.byteSize(),
                                                width,
                                                height,
                                                chroma,
                                                colours));
        boolean fewer =
                chroma.get(JAVA_INT, 0) == TurboJpeg.HALF_CHROMA
                        || chroma.get(JAVA_INT, 0) == TurboJpeg.HALF_WIDTH_CHROMA;
        return failed == 0 && colours.get(JAVA_INT, 0) == YCBCR && fewer
                ? chroma.get(JAVA_INT, 0)
                : -1;
    }

    private Plane plane(int component, int width, int height, int chroma, Arena arena) {
        int across = call(() -> (int) planeWidth.invokeExact(component, width, chroma));
        int down = call(() -> (int) planeHeight.invokeExact(component, height, chroma));
        // The library rounds luma's sides up to whole chroma samples.
        int seenAcross = component == 0 ? width : across;
        int seenDown = component == 0 ? height : down;
        return new Plane(arena.allocate((long) across * down), across, seenAcross, seenDown);
    }

    /**
     * Encodes 4:2:0 planes, whose luma sides are even.
     *
     * @param width of the picture, which may be one less than the plane's
     * @param height of the picture, which may be one less than the plane's
     * @param quality 1 to 100
     * @param progressive true for progressive; false for the smaller result of {@link
     *     ProgressiveChoice}
     */
    public byte[] encode(
            List<byte[]> planes, int width, int height, int quality, boolean progressive) {
        return ProgressiveChoice.encode(
                progressive,
                width,
                height,
                passes -> encodeOnce(planes, width, height, quality, passes));
    }

    private byte[] encodeOnce(
            List<byte[]> planes, int width, int height, int quality, boolean progressive) {
        MemorySegment handle = turbo.compressor();
        try (var arena = Arena.ofConfined()) {
            var sources = arena.allocate(ADDRESS, PLANES);
            for (int i = 0; i < PLANES; i++) {
                sources.setAtIndex(ADDRESS, i, arena.allocateFrom(JAVA_BYTE, planes.get(i)));
            }
            var coded = arena.allocate(ADDRESS);
            var length = arena.allocate(JAVA_LONG);
            int flags = TurboJpeg.encoding(progressive);
            int failed =
                    call(
                            () ->
                                    (int)
                                            compress.invokeExact(
                                                    handle,
                                                    sources,
                                                    width,
                                                    MemorySegment.NULL,
                                                    height,
                                                    TurboJpeg.HALF_CHROMA,
                                                    coded,
                                                    length,
                                                    quality,
                                                    flags));
            return turbo.result(failed, coded.get(ADDRESS, 0), length.get(JAVA_LONG, 0));
        } finally {
            turbo.destroy(handle);
        }
    }
}
