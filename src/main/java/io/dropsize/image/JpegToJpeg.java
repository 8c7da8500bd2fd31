package io.dropsize.image;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The short way from one photo to another: where both are JPEG whose colours have fewer samples
 * than brightness, as those of nearly every camera and every copy, the planes are scaled as they
 * are and never become red, green and blue. The result is the same but for rounding.
 */
final class JpegToJpeg {
    /** At most, for one decoded pixel and all its planes. */
    static final int BYTES_OF_PIXEL = 2;

    private final Header header;
    private final Frame frame;
    private final double scale;

    /**
     * @param frame of the picture as it is stored
     * @param scale the share of each side to decode
     */
    JpegToJpeg(Header header, Frame frame, double scale) {
        this.header = header;
        this.frame = frame;
        this.scale = scale;
    }

    /**
     * Decodes, scales, turns upright and encodes.
     *
     * @param quality 1 to 100
     * @return empty where the way by red, green and blue has to be taken
     */
    Optional<EncodedImage> render(ImageInput source, int quality, boolean progressive) {
        if (!TurboJpeg.isFor(source) || !turnsInWholeSamples()) {
            return Optional.empty();
        }
        TurboPlanes turbo = TurboJpeg.ofSystem().orElseThrow().planes();
        boolean turned = header.orientation().swapsSides();
        int width = turned ? frame.height() : frame.width();
        int height = turned ? frame.width() : frame.height();
        return planes(turbo, source.bytes())
                .map(planes -> turbo.encode(planes, width, height, quality, progressive))
                .map(bytes -> new EncodedImage(bytes, ImageFormat.JPEG, width, height));
    }

    /**
     * A sample of colour stands for two by two pixels; turned, the odd one is on the other side.
     */
    private boolean turnsInWholeSamples() {
        return header.orientation() == Orientation.UPRIGHT
                || frame.width() % 2 == 0 && frame.height() % 2 == 0;
    }

    private Optional<List<byte[]>> planes(TurboPlanes turbo, byte[] coded) {
        int width = (int) Math.ceil(header.width() * scale);
        int height = (int) Math.ceil(header.height() * scale);
        try (var arena = Arena.ofConfined()) {
            return turbo.decode(coded, width, height, arena)
                    .map(
                            planes ->
                                    IntStream.range(0, planes.size())
                                            .mapToObj(i -> scaled(planes, i))
                                            .toList());
        }
    }

    private byte[] scaled(List<Plane> planes, int index) {
        GoingOn.require();
        Plane brightness = planes.getFirst();
        Plane plane = planes.get(index);
        int share = index == 0 ? 1 : 2;
        Window part = frame.window(header).scaled(scale);
        Taps rows =
                taps(
                        part.y(),
                        part.height(),
                        plane.height() < brightness.height() ? 2 : 1,
                        plane.height(),
                        frame.height(),
                        share);
        Taps columns =
                taps(
                        part.x(),
                        part.width(),
                        plane.width() < brightness.width() ? 2 : 1,
                        plane.width(),
                        frame.width(),
                        share);
        byte[] samples = plane.scaled(rows, columns);
        return header.orientation().upright(samples, columns.count(), rows.count());
    }

    /**
     * @param start of the window, in decoded pixels
     * @param length of the window, in decoded pixels
     * @param sourceShare decoded pixels that a sample of the plane stands for
     * @param available samples of the plane
     * @param target pixels wanted
     * @param targetShare pixels that a sample of the target stands for. There are samples for an
     *     even number of pixels, so that all planes cover the same
     */
    private static Taps taps(
            double start,
            double length,
            int sourceShare,
            int available,
            int target,
            int targetShare) {
        int samples = 2 * Math.ceilDiv(target, 2) / targetShare;
        double covered = length * samples * targetShare / target;
        return Taps.lanczos(start / sourceShare, covered / sourceShare, available, samples);
    }
}
