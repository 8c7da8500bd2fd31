package io.dropsize.image.scale;

import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.RowSource;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The luma plane or a chroma plane of a decoded picture.
 *
 * @param samples row by row, one byte each, 0 to 255
 * @param stride samples between rows
 */
public record Plane(MemorySegment samples, int stride, int width, int height) {

    /**
     * Scales a window of the plane.
     *
     * @param seenWidth visible samples per row of the result
     * @param seenHeight visible rows of the result
     */
    public Plane scaled(
            ResampleWeights rows, ResampleWeights columns, int seenWidth, int seenHeight) {
        var blender = VerticalPass.of(new Rows(this, new byte[width]), rows);
        var across = new HorizontalPass(columns, width);
        int targetWidth = columns.count();
        int targetHeight = rows.count();
        var target = new byte[Math.multiplyExact(targetWidth, targetHeight)];
        var blended = new int[HorizontalPass.LANES][][];
        for (int lane = 0; lane < blended.length; lane++) {
            blended[lane] = new int[1][width];
        }
        for (int y = 0; y < targetHeight; y += HorizontalPass.LANES) {
            int rowsLeft = Math.min(HorizontalPass.LANES, targetHeight - y);
            for (int lane = 0; lane < rowsLeft; lane++) {
                blender.blend(y + lane, blended[lane]);
            }
            across.blendRows(blended[0][0], blended[1][0], blended[2][0], rowsLeft, target, y);
        }
        return new Plane(MemorySegment.ofArray(target), targetWidth, seenWidth, seenHeight);
    }

    /** All samples, including the padding, rotated upright. */
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
            for (int x = 0; x < samples.length; x++) {
                samples[x] = row[x] & 0xFF;
            }
        }
    }
}
