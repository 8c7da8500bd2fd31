package io.dropsize.image.metric;

import io.dropsize.image.Pixels;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Thirty pairs of a picture and a distorted version of it, computed with integers so that they are
 * equal everywhere. The reference implementation's scores of them are in {@code
 * metric/reference-scores.csv}.
 */
final class DrawnPairs {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 150;

    /** A pair. */
    record Pair(String name, Pixels original, Pixels distorted) {}

    private DrawnPairs() {}

    static List<Pair> all() {
        var pairs = new ArrayList<Pair>();
        addPairs("landscape", landscape(), pairs);
        addPairs("portrait", darkened(landscape(), 3), pairs);
        addPairs("drawing", drawing(), pairs);
        addPairs("slope", slope(), pairs);
        addPairs("noise", noisy(slope(), 24), pairs);
        return pairs;
    }

    private static void addPairs(String name, Pixels original, List<Pair> pairs) {
        pairs.add(new Pair(name + " in fine blocks", original, blocks(original, 4)));
        pairs.add(new Pair(name + " in blocks", original, blocks(original, 12)));
        pairs.add(new Pair(name + " in coarse blocks", original, blocks(original, 40)));
        pairs.add(new Pair(name + " blurred", original, blurred(original)));
        pairs.add(new Pair(name + " with noise", original, noisy(original, 8)));
        pairs.add(new Pair(name + " with fewer colours", original, fewer(original, 12)));
    }

    /** Clouds of several sizes, as in photos. */
    private static Pixels landscape() {
        int[][] clouds = {cloud(64, 1), cloud(32, 2), cloud(16, 3), cloud(8, 4), cloud(4, 5)};
        return drawn(
                (x, y) -> {
                    int sum = 0;
                    for (int i = 0; i < clouds.length; i++) {
                        sum += clouds[i][y * WIDTH + x] >> i;
                    }
                    int light = sum / 2;
                    int green = light + y / 4 - clouds[1][y * WIDTH + x] / 8;
                    return rgb(light + 10, green, light + 30 - clouds[0][y * WIDTH + x] / 4);
                });
    }

    /** Random values on a grid, interpolated. */
    private static int[] cloud(int step, int seed) {
        var random = new Random(seed);
        int across = WIDTH / step + 2;
        int[] grid = random.ints((long) across * (HEIGHT / step + 2), 0, 256).toArray();
        int[] cloud = new int[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int at = y / step * across + x / step;
                int right = x % step;
                int down = y % step;
                int top = grid[at] * (step - right) + grid[at + 1] * right;
                int bottom = grid[at + across] * (step - right) + grid[at + across + 1] * right;
                cloud[y * WIDTH + x] = (top * (step - down) + bottom * down) / (step * step);
            }
        }
        return cloud;
    }

    /** Discs and lines on white. */
    private static Pixels drawing() {
        return drawn(
                (x, y) -> {
                    int column = x / 25;
                    int row = y / 25;
                    int dx = x % 25 - 12;
                    int dy = y % 25 - 12;
                    if (dx * dx + dy * dy < 60 + 8 * row) {
                        return rgb(column * 36, 255 - row * 50, (column + row) * 60 % 256);
                    }
                    return (x + 2 * y) % 31 < 2 ? 0xFF000000 : 0xFFFFFFFF;
                });
    }

    private static Pixels slope() {
        return drawn((x, y) -> rgb(x * 255 / WIDTH, y * 255 / HEIGHT, 200 - x / 2 - y / 4));
    }

    private static Pixels darkened(Pixels pixels, int factor) {
        return drawn((x, y) -> map(pixels.argb()[y * WIDTH + x], value -> value / factor));
    }

    /** In blocks of 8 × 8 pixels, the mean and the differences from it are rounded. */
    private static Pixels blocks(Pixels pixels, int step) {
        int[] argb = pixels.argb();
        return drawn(
                (x, y) -> {
                    int left = x / 8 * 8;
                    int top = y / 8 * 8;
                    int[] mean = new int[3];
                    int count = 0;
                    for (int v = top; v < Math.min(HEIGHT, top + 8); v++) {
                        for (int u = left; u < Math.min(WIDTH, left + 8); u++) {
                            count++;
                            for (int i = 0; i < 3; i++) {
                                mean[i] += argb[v * WIDTH + u] >> (16 - 8 * i) & 0xFF;
                            }
                        }
                    }
                    int[] out = new int[3];
                    for (int i = 0; i < 3; i++) {
                        int value = argb[y * WIDTH + x] >> (16 - 8 * i) & 0xFF;
                        int base = rounded(mean[i] / count, Math.max(1, step / 4));
                        out[i] = base + rounded(value - mean[i] / count, step);
                    }
                    return rgb(out[0], out[1], out[2]);
                });
    }

    private static int rounded(int value, int step) {
        return Math.floorDiv(2 * value + step, 2 * step) * step;
    }

    /** Weights of 1, 2 and 1 in both directions. */
    private static Pixels blurred(Pixels pixels) {
        int[] argb = pixels.argb();
        return drawn(
                (x, y) -> {
                    int[] sum = new int[3];
                    for (int v = -1; v <= 1; v++) {
                        for (int u = -1; u <= 1; u++) {
                            int weight = (2 - Math.abs(u)) * (2 - Math.abs(v));
                            int pixel =
                                    argb[
                                            Math.clamp(y + v, 0, HEIGHT - 1) * WIDTH
                                                    + Math.clamp(x + u, 0, WIDTH - 1)];
                            for (int i = 0; i < 3; i++) {
                                sum[i] += weight * (pixel >> (16 - 8 * i) & 0xFF);
                            }
                        }
                    }
                    return rgb(sum[0] / 16, sum[1] / 16, sum[2] / 16);
                });
    }

    private static Pixels noisy(Pixels pixels, int range) {
        var random = new Random(range);
        int[] noise = random.ints((long) WIDTH * HEIGHT, -range / 2, range / 2 + 1).toArray();
        return drawn(
                (x, y) -> map(pixels.argb()[y * WIDTH + x], value -> value + noise[y * WIDTH + x]));
    }

    private static Pixels fewer(Pixels pixels, int step) {
        return drawn((x, y) -> map(pixels.argb()[y * WIDTH + x], value -> rounded(value, step)));
    }

    private static int map(int pixel, IntUnaryOperator change) {
        return rgb(
                change.applyAsInt(pixel >> 16 & 0xFF),
                change.applyAsInt(pixel >> 8 & 0xFF),
                change.applyAsInt(pixel & 0xFF));
    }

    private static int rgb(int red, int green, int blue) {
        return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(int value) {
        return Math.clamp(value, 0, 0xFF);
    }

    private static Pixels drawn(IntBinaryOperator argb) {
        int[] all = new int[WIDTH * HEIGHT];
        for (int i = 0; i < all.length; i++) {
            all[i] = argb.applyAsInt(i % WIDTH, i / WIDTH);
        }
        return new Pixels(WIDTH, HEIGHT, all);
    }
}
