package io.dropsize.image.scale;

import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.RowSource;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Brightness, or one of two colour differences, of a decoded picture.
 *
 * @param samples row by row, one byte each
 * @param stride from one row to the next, in samples
 * @param range what the samples stand for
 */
public record Plane(MemorySegment samples, int stride, int width, int height, Range range) {

    /** A plane as JPEG has them: all of 0 to 255 is used. */
    public Plane(MemorySegment samples, int stride, int width, int height) {
        this(samples, stride, width, height, Range.FULL);
    }

    /**
     * Scales a window of it.
     *
     * @param seenWidth samples of the result that the picture has, and no more
     * @param seenHeight samples of the result that the picture has, and no more
     */
    public Plane scaled(Taps rows, Taps columns, int seenWidth, int seenHeight) {
        var blender = RowBlender.of(new Rows(this, new byte[width]), rows);
        var across = new ColumnBlender(columns, width);
        int targetWidth = columns.count();
        int targetHeight = rows.count();
        var target = new byte[Math.multiplyExact(targetWidth, targetHeight)];
        var blended = new int[ColumnBlender.LANES][][];
        for (int lane = 0; lane < blended.length; lane++) {
            blended[lane] = new int[1][width];
        }
        for (int y = 0; y < targetHeight; y += ColumnBlender.LANES) {
            int rowsLeft = Math.min(ColumnBlender.LANES, targetHeight - y);
            for (int lane = 0; lane < rowsLeft; lane++) {
                blender.blend(y + lane, blended[lane]);
            }
            across.blendRows(blended[0][0], blended[1][0], blended[2][0], rowsLeft, target, y);
        }
        return new Plane(MemorySegment.ofArray(target), targetWidth, seenWidth, seenHeight);
    }

    /** All samples, with those that the picture doesn't have, turned upright. */
    public byte[] upright(Orientation orientation) {
        byte[] stored = samples.toArray(ValueLayout.JAVA_BYTE);
        return orientation.upright(stored, stride, stored.length / stride);
    }

    /** Its rows as numbers. */
    private record Rows(Plane plane, byte[] row) implements RowSource {
        @Override
        public int width() {
            return plane.width;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void unpack(int y, float[][] channels) {
            long offset = (long) y * plane.stride;
            MemorySegment.copy(plane.samples, ValueLayout.JAVA_BYTE, offset, row, 0, plane.width);
            float[] samples = channels[0];
            float gain = plane.range.gain;
            float added = plane.range.offset;
            for (int x = 0; x < samples.length; x++) {
                samples[x] = (row[x] & 0xFF) * gain + added;
            }
        }
    }

    /**
     * How samples become JPEG's.
     *
     * @param gain by which each is multiplied first
     * @param offset that is added then
     */
    public record Range(float gain, float offset) {
        static final Range FULL = new Range(1, 0);

        /** A straight line through two samples, and what JPEG has for them. */
        public static Range of(int low, int high, float jpegLow, float jpegHigh) {
            float gain = (jpegHigh - jpegLow) / (high - low);
            return new Range(gain, jpegLow - low * gain);
        }
    }
}
