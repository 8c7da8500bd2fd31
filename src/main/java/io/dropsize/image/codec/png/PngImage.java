package io.dropsize.image.codec.png;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.ImageRows;
import io.dropsize.image.codec.RowSource;
import io.dropsize.image.container.PngFilter;
import io.dropsize.image.ffi.LargeMemory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The inflated rows of a plain PNG, in native memory. Filters are reversed when a row is requested,
 * while it is in the cache for the scaler.
 */
final class PngImage implements DecodedImage {
    private final PlainPng png;
    private final MemorySegment inflated;
    private final Arena arena;
    private final boolean opaque;
    private byte[] row;
    private byte[] above;

    /** The number of rows whose filters have been reversed. */
    private int done;

    private PngImage(PlainPng png, MemorySegment inflated, Arena arena) {
        this.png = png;
        this.inflated = inflated;
        this.arena = arena;
        row = new byte[png.rowBytes()];
        above = new byte[png.rowBytes()];
        opaque = png.channels() == ImageRows.ALPHA || isOpaque();
    }

    /**
     * Decodes a file.
     *
     * @return empty for files that are not plain, and for damaged ones
     */
    static Optional<DecodedImage> of(byte[] file, Libdeflate libdeflate) {
        var arena = Arena.ofConfined();
        Optional<DecodedImage> picture = Optional.empty();
        try {
            picture = of(file, libdeflate, arena);
            return picture;
        } finally {
            if (picture.isEmpty()) {
                arena.close();
            }
        }
    }

    private static Optional<DecodedImage> of(byte[] file, Libdeflate libdeflate, Arena arena) {
        PlainPng png = PlainPng.of(file).orElse(null);
        if (png == null || PaethHeuristic.are(png)) {
            return Optional.empty();
        }
        try (var local = Arena.ofConfined()) {
            var inflated = LargeMemory.allocate((png.rowBytes() + 1L) * png.height(), arena);
            return png.stream(local)
                    .filter(stream -> libdeflate.inflate(stream, inflated))
                    .filter(_ -> filtersExist(png, inflated))
                    .map(_ -> new PngImage(png, inflated, arena));
        }
    }

    private static boolean filtersExist(PlainPng png, MemorySegment inflated) {
        boolean all = true;
        for (int y = 0; y < png.height(); y++) {
            int filter = inflated.get(JAVA_BYTE, y * (png.rowBytes() + 1L));
            all &= filter >= 0 && filter < PngFilter.values().length;
        }
        return all;
    }

    private boolean isOpaque() {
        int all = 0xFF;
        for (int y = 0; y < png.height(); y++) {
            read(y);
            for (int i = ImageRows.ALPHA; i < row.length; i += png.channels()) {
                all &= row[i];
            }
        }
        return all == 0xFF;
    }

    @Override
    public int width() {
        return png.width();
    }

    @Override
    public int height() {
        return png.height();
    }

    @Override
    public boolean opaque() {
        return opaque;
    }

    /** Returns the samples of one row in file order; valid until the next call. */
    byte[] read(int y) {
        while (done <= y) {
            restore(done++);
        }
        MemorySegment.copy(inflated, JAVA_BYTE, offset(y), row, 0, row.length);
        return row;
    }

    private long offset(int y) {
        return y * (row.length + 1L) + 1;
    }

    private void restore(int y) {
        long offset = offset(y);
        PngFilter filter = PngFilter.values()[inflated.get(JAVA_BYTE, offset - 1)];
        if (filter == PngFilter.NONE) {
            return;
        }
        if (y > 0) {
            MemorySegment.copy(inflated, JAVA_BYTE, offset(y - 1), above, 0, above.length);
        }
        MemorySegment.copy(inflated, JAVA_BYTE, offset, row, 0, row.length);
        filter.undo(row, above, png.channels());
        MemorySegment.copy(row, 0, inflated, JAVA_BYTE, offset, row.length);
    }

    @Override
    public RowSource rows() {
        return png.channels() == ImageRows.ALPHA
                ? new MixedRows(this, row.length)
                : new ImageRows(this);
    }

    @Override
    public void copyRow(int y, int[] argb) {
        byte[] samples = read(y);
        int step = png.channels();
        for (int x = 0; x < png.width(); x++) {
            int at = x * step;
            int red = samples[at] & 0xFF;
            int green = samples[at + 1] & 0xFF;
            int blue = samples[at + 2] & 0xFF;
            int alpha = step == ImageRows.ALPHA ? 0xFF : samples[at + 3] & 0xFF;
            argb[x] = premultiplied(alpha, red, green, blue);
        }
    }

    private static int premultiplied(int alpha, int red, int green, int blue) {
        return alpha == 0xFF
                ? 0xFF000000 | red << 16 | green << 8 | blue
                : alpha << 24
                        | share(red, alpha) << 16
                        | share(green, alpha) << 8
                        | share(blue, alpha);
    }

    /** Returns the product divided by 255, rounded. */
    private static int share(int colour, int alpha) {
        int product = colour * alpha + 0x80;
        return product + (product >> 8) >> 8;
    }

    @Override
    public void close() {
        arena.close();
    }

    /** Its rows with interleaved samples, as one channel. */
    private record MixedRows(PngImage picture, int width) implements RowSource {
        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void unpack(int y, float[][] channels) {
            byte[] row = picture.read(y);
            float[] samples = channels[0];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = row[i] & 0xFF;
            }
        }
    }
}
