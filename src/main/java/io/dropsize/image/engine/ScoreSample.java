package io.dropsize.image.engine;

import io.dropsize.image.Pixels;

import java.util.Optional;

/** A small part of a picture that needs about the same quality as the whole. */
final class ScoreSample {
    /**
     * The height of the six tiles, which have half the width and are on the left and right in turn.
     */
    private static final int TILE_ROWS = 64;

    private static final int TILES = 6;

    /** The minimum ratio of the picture to the sample; a larger sample saves little. */
    private static final int MIN_FRACTION = 4;

    private ScoreSample() {}

    /** Returns a sample; empty for small pictures. */
    static Optional<Pixels> of(Pixels pixels) {
        int width = pixels.width() / 2;
        int height = TILES * TILE_ROWS;
        long whole = (long) pixels.width() * pixels.height();
        if (width < TILE_ROWS
                || pixels.height() < height
                || (long) width * height > whole / MIN_FRACTION) {
            return Optional.empty();
        }
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            int tile = y / TILE_ROWS;
            int top = (pixels.height() - TILE_ROWS) * tile / (TILES - 1);
            int row = top + y % TILE_ROWS;
            int left = tile % 2 == 0 ? 0 : pixels.width() - width;
            System.arraycopy(pixels.argb(), row * pixels.width() + left, argb, y * width, width);
        }
        return Optional.of(new Pixels(width, height, argb));
    }
}
