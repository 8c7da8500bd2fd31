package io.dropsize.image.engine;

import io.dropsize.image.Chroma;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.jpeg.JpegDecoder;
import io.dropsize.image.codec.jpeg.TurboJpeg;
import io.dropsize.image.codec.jpeg.TurboPlanes;
import io.dropsize.image.scale.Plane;
import io.dropsize.image.scale.ResampleWeights;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The fast path from a photo to JPEG: if the chroma of both is subsampled, as in nearly every
 * camera's files, the planes are scaled directly and never converted to RGB. The result is equal
 * except for rounding.
 */
final class PhotoToJpeg {
    /** The maximum memory per decoded pixel, for all planes. */
    static final int BYTES_OF_PIXEL = 2;

    private final Header header;
    private final double scale;

    /**
     * @param scale the fraction of each side to decode
     */
    PhotoToJpeg(Header header, double scale) {
        this.header = header;
        this.scale = scale;
    }

    /** Returns whether the fast path is possible, unless the source's own coding prevents it. */
    static boolean supports(Header header, RenderSpec spec) {
        boolean colours = spec.coding().chroma() == Chroma.FULL;
        return mayHavePlanes(header, spec)
                && spec.format() == ImageFormat.JPEG
                && spec.coding().quality() instanceof Quality.Fixed
                && !colours
                && !Chroma.isVisibleAt(spec.width(), spec.height())
                && turnsInWholeSamples(header.orientation(), TargetSize.of(spec));
    }

    /**
     * Returns whether planes are useful: a JPEG that keeps its size may keep its own compressed
     * pixels instead.
     */
    private static boolean mayHavePlanes(Header header, RenderSpec spec) {
        boolean sameSize = header.width() == spec.width() && header.height() == spec.height();
        return header.format() == ImageFormat.JPEG && !sameSize;
    }

    /** Returns the fraction of each side to decode, at least this one. */
    static double scale(double minScale) {
        return JpegDecoder.scale(minScale);
    }

    /**
     * Returns whether rotation keeps chroma samples aligned. A sample covers two by two pixels, so
     * after rotation, an odd pixel would be on the other side.
     */
    private static boolean turnsInWholeSamples(Orientation orientation, TargetSize frame) {
        return orientation == Orientation.UPRIGHT
                || frame.width() % 2 == 0 && frame.height() % 2 == 0;
    }

    /**
     * Decodes once, and scales, rotates and encodes for each spec.
     *
     * @param specs for which {@link #supports} is true
     * @return empty if RGB decoding is required
     */
    Optional<List<EncodedImage>> render(ImageInput source, List<RenderSpec> specs) {
        if (TurboJpeg.ofSystem().isEmpty()) {
            return Optional.empty();
        }
        TurboPlanes turbo = TurboJpeg.ofSystem().get().planes();
        try (var arena = Arena.ofConfined()) {
            return decoded(turbo, source, arena).map(planes -> render(turbo, planes, specs));
        }
    }

    private Optional<List<Plane>> decoded(TurboPlanes turbo, ImageInput source, Arena arena) {
        int width = (int) Math.ceil(header.width() * scale);
        int height = (int) Math.ceil(header.height() * scale);
        return TurboJpeg.supports(source)
                ? turbo.decode(source.bytes(), width, height, arena)
                : Optional.empty();
    }

    private List<EncodedImage> render(
            TurboPlanes turbo, List<Plane> decoded, List<RenderSpec> specs) {
        var made = new HashMap<TargetSize, List<Plane>>();
        for (TargetSize frame :
                TargetSize.largestFirst(specs.stream().map(this::stored).toList())) {
            Cancellation.require();
            List<Plane> sufficient =
                    TargetSize.sufficient(frame, made.keySet()).map(made::get).orElse(null);
            made.put(
                    frame,
                    sufficient == null
                            ? scaled(decoded, frame.window(header).scaled(scale), frame)
                            : scaled(
                                    sufficient,
                                    SourceRect.whole(
                                            sufficient.getFirst().width(),
                                            sufficient.getFirst().height()),
                                    frame));
        }
        return specs.stream()
                .map(spec -> encoded(turbo, Objects.requireNonNull(made.get(stored(spec))), spec))
                .toList();
    }

    private TargetSize stored(RenderSpec spec) {
        return TargetSize.of(spec).stored(header.orientation());
    }

    private EncodedImage encoded(TurboPlanes turbo, List<Plane> planes, RenderSpec spec) {
        Cancellation.require();
        int quality = ((Quality.Fixed) spec.coding().quality()).value();
        List<byte[]> upright =
                planes.stream().map(plane -> plane.upright(header.orientation())).toList();
        byte[] bytes =
                turbo.encode(
                        upright, spec.width(), spec.height(), quality, spec.coding().progressive());
        return new EncodedImage(bytes, ImageFormat.JPEG, spec.width(), spec.height());
    }

    private static List<Plane> scaled(List<Plane> planes, SourceRect part, TargetSize frame) {
        Plane luma = planes.getFirst();
        Plane blue = planes.get(1);
        Plane red = planes.get(2);
        int shareDown = blue.height() < luma.height() ? 2 : 1;
        int shareAcross = blue.width() < luma.width() ? 2 : 1;
        // Both chroma planes have the same geometry, so they share the weights.
        ResampleWeights rows =
                taps(part.y(), part.height(), shareDown, blue.height(), frame.height(), 2);
        ResampleWeights columns =
                taps(part.x(), part.width(), shareAcross, blue.width(), frame.width(), 2);
        int width = Math.ceilDiv(frame.width(), 2);
        int height = Math.ceilDiv(frame.height(), 2);
        return List.of(
                luma.scaled(
                        taps(part.y(), part.height(), 1, luma.height(), frame.height(), 1),
                        taps(part.x(), part.width(), 1, luma.width(), frame.width(), 1),
                        frame.width(),
                        frame.height()),
                blue.scaled(rows, columns, width, height),
                red.scaled(rows, columns, width, height));
    }

    /**
     * @param start of the window, in decoded pixels
     * @param length of the window, in decoded pixels
     * @param sourceShare decoded pixels per sample of the plane
     * @param available samples of the plane
     * @param target pixels wanted
     * @param targetShare pixels per target sample. There are samples for an even number of pixels,
     *     so that all planes cover the same area
     */
    private static ResampleWeights taps(
            double start,
            double length,
            int sourceShare,
            int available,
            int target,
            int targetShare) {
        int samples = 2 * Math.ceilDiv(target, 2) / targetShare;
        double covered = length * samples * targetShare / target;
        return ResampleWeights.lanczos(
                start / sourceShare, covered / sourceShare, available, samples);
    }
}
