package io.dropsize.image;

/**
 * A decoded picture for the screen.
 *
 * @param argb premultiplied ARGB in sRGB, row by row, width × height values; not copied
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
public record Pixels(int width, int height, int[] argb) {
    /**
     * Whether at least half of the pixels equal their left neighbour, as in drawings and
     * screenshots.
     */
    public boolean isFlat() {
        int equal = 0;
        for (int i = 1; i < argb.length; i++) {
            equal += argb[i] == argb[i - 1] ? 1 : 0;
        }
        return equal > argb.length / 2;
    }
}
