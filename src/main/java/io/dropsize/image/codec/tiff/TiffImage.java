package io.dropsize.image.codec.tiff;

import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.PixelsImage;
import io.dropsize.image.color.SampleConverter;
import io.dropsize.image.container.TiffFields;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The first picture of a TIFF during decoding. */
final class TiffImage {
    private static final int OPAQUE = 0xFF;
    private static final int WHITE = 0xFFFFFFFF;
    private static final double LARGE_FLOAT = 255;

    /**
     * Floats up to this are in a range up to 1, because scaling and highlights exceed 1; as a range
     * up to 255, they would be nearly black.
     */
    private static final double LARGE = 16;

    private static final Set<Integer> PHOTOMETRICS =
            Set.of(
                    TiffLayout.WHITE_IS_ZERO,
                    TiffLayout.GREY,
                    TiffLayout.RGB,
                    TiffLayout.PALETTE,
                    TiffLayout.CMYK,
                    TiffLayout.CIE_LAB,
                    TiffLayout.ICC_LAB,
                    LogLuv.LIGHT,
                    LogLuv.COLOUR);

    private final TiffLayout layout;
    private final TiffChunks chunks;
    private final TiffSamples samples;
    private final SampleConverter colours;
    private final @Nullable TiffAlpha alpha;
    private final int[] used;
    private final int[][] row;
    private final int[] rgb;
    private final int[] argb;
    private final @Nullable ShrunkImage shrunk;

    /**
     * @param factor the side of the squares that are averaged; 1 for none
     * @param salvaging whether pixels may be missing; they are white then
     * @param webp decodes WebP chunks
     */
    TiffImage(
            ImageInput input,
            TiffFields fields,
            TiffLayout layout,
            int factor,
            boolean salvaging,
            Decoder webp) {
        this.layout = layout;
        this.alpha = TiffAlpha.of(fields, layout).orElse(null);
        this.used = used();
        this.chunks = new TiffChunks(input, fields, layout, salvaging, webp);
        this.samples = new TiffSamples(layout, white());
        this.colours = TiffColours.of(fields, layout, samples.max(), salvaging);
        int max = Math.min(layout.chunkWidth(), layout.width());
        this.row = new int[used.length][max];
        this.rgb = new int[max];
        this.shrunk =
                factor == 1
                        ? null
                        : new ShrunkImage(layout.width(), layout.height(), factor, alpha == null);
        this.argb =
                new int[factor == 1 ? Math.multiplyExact(layout.width(), layout.height()) : max];
        if (salvaging) {
            Arrays.fill(argb, WHITE);
        }
    }

    /** Returns whether such pictures are supported. */
    static boolean reads(TiffFields fields, TiffLayout layout) {
        int photometric = layout.photometric();
        return PHOTOMETRICS.contains(photometric)
                && layout.samples() >= TiffColours.channels(photometric)
                && isNumber(fields, layout)
                && isCompressed(layout);
    }

    private static boolean isNumber(TiffFields fields, TiffLayout layout) {
        int bits = layout.bits();
        boolean whole = bits == Byte.SIZE || bits == Short.SIZE;
        boolean real = bits == Short.SIZE || bits == Integer.SIZE || bits == Long.SIZE;
        boolean palette = layout.photometric() == TiffLayout.PALETTE;
        boolean lab = layout.isLab();
        return switch (layout.kind()) {
            case UNSIGNED -> lab ? whole : bits <= (palette ? Short.SIZE : Integer.SIZE);
            case SIGNED -> lab ? whole : !palette && (whole || bits == Integer.SIZE);
            case FLOAT -> real && !palette && !(lab && TiffAlpha.of(fields, layout).isPresent());
            case OTHER -> false;
        };
    }

    private static boolean isCompressed(TiffLayout layout) {
        int compression = layout.compression();
        boolean light =
                layout.photometric() == LogLuv.LIGHT || layout.photometric() == LogLuv.COLOUR;
        if (light || compression == TiffCompression.LOG_LUV) {
            return light && compression == TiffCompression.LOG_LUV;
        }
        if (compression == TiffCompression.WEBP) {
            return layout.photometric() == TiffLayout.RGB
                    && layout.bits() == Byte.SIZE
                    && !layout.planar()
                    && layout.samples() <= 4;
        }
        return TiffCompression.isPlain(compression)
                || TiffCompression.FAX.contains(compression)
                        && layout.bits() == 1
                        && layout.samples() == 1;
    }

    /** Returns the indexes of the samples that are used: the colours, with alpha last. */
    private int[] used() {
        IntStream colours = IntStream.range(0, TiffColours.channels(layout.photometric()));
        return (alpha == null ? colours : IntStream.concat(colours, IntStream.of(alpha.sample())))
                .toArray();
    }

    /** Returns the float value of white: 1 or 255, by the largest value. */
    private double white() {
        if (layout.kind() != TiffLayout.Kind.FLOAT || layout.isLab()) {
            return 1;
        }
        var raw = new TiffSamples(layout, 1);
        int[] planes = layout.planar() ? used : new int[1];
        for (int down = 0; down < layout.chunksDown(); down++) {
            for (int across = 0; across < layout.chunksAcross(); across++) {
                for (int plane : planes) {
                    if (raw.largest(chunks.decompress(across, down, plane)) > LARGE) {
                        return LARGE_FLOAT;
                    }
                }
            }
        }
        return 1;
    }

    /** Decodes the picture; empty if there is no complete row. */
    Optional<DecodedImage> decode() {
        int rows = 0;
        for (int down = 0; down < layout.chunksDown(); down++) {
            for (int across = 0; across < layout.chunksAcross(); across++) {
                rows = Math.max(rows, decode(across, down));
            }
        }
        if (rows == 0) {
            return Optional.empty();
        }
        return Optional.of(
                shrunk != null
                        ? shrunk
                        : new PixelsImage(
                                new Pixels(layout.width(), layout.height(), argb), alpha == null));
    }

    /** Decodes the available rows of a chunk, and returns their number. */
    private int decode(int across, int down) {
        byte[][] planes = new byte[layout.planar() ? row.length : 1][];
        for (int plane = 0; plane < planes.length; plane++) {
            int sample = layout.planar() ? used[plane] : 0;
            planes[plane] = chunks.decompress(across, down, sample);
        }
        int left = across * layout.chunkWidth();
        int top = down * layout.chunkHeight();
        int count = Math.min(layout.chunkWidth(), layout.width() - left);
        int rows = Math.min(layout.rows(down), layout.height() - top);
        for (byte[] plane : planes) {
            rows = (int) Math.min(rows, plane.length / layout.rowBytes());
        }
        for (int y = 0; y < rows; y++) {
            for (int sample = 0; sample < row.length; sample++) {
                byte[] plane = planes[layout.planar() ? sample : 0];
                samples.read(plane, y, layout.planar() ? 0 : used[sample], count, row[sample]);
            }
            if (shrunk == null) {
                convert(count, (top + y) * layout.width() + left);
            } else {
                convert(count, 0);
                shrunk.add(left, top + y, argb, count);
            }
        }
        return rows;
    }

    private void convert(int count, int at) {
        if (alpha != null && alpha.associated()) {
            divideByAlpha(count);
        }
        colours.convert(row, count, rgb);
        int[] opacity = row[row.length - 1];
        double scale = (double) OPAQUE / samples.max();
        for (int x = 0; x < count; x++) {
            int opaque = alpha != null ? (int) Math.round(opacity[x] * scale) : OPAQUE;
            argb[at + x] = AlphaMath.premultiplied(opaque, rgb[x]);
        }
    }

    private void divideByAlpha(int count) {
        int[] opacity = row[row.length - 1];
        int max = samples.max();
        for (int sample = 0; sample < row.length - 1; sample++) {
            int[] colour = row[sample];
            for (int x = 0; x < count; x++) {
                colour[x] =
                        opacity[x] == 0
                                ? 0
                                : (int)
                                        Math.min(
                                                max,
                                                ((long) colour[x] * max + opacity[x] / 2)
                                                        / opacity[x]);
            }
        }
    }
}
