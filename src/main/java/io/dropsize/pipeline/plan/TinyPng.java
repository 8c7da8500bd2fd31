package io.dropsize.pipeline.plan;

import io.dropsize.image.Pixels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A picture of a few pixels in a data URI, which browsers blur when they enlarge it. */
final class TinyPng {
    private static final int MAX_LENGTH = 400;
    private static final int MAX_SIDE = 16;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int TRUECOLOR = 2;
    private static final int BITS = 8;

    private TinyPng() {}

    /** The largest data URI of at most 400 characters for an opaque picture. */
    static String dataUri(Pixels pixels) {
        int side = MAX_SIDE;
        String uri;
        do {
            uri = dataUri(pixels, side);
            side--;
        } while (uri.length() > MAX_LENGTH);
        return uri;
    }

    private static String dataUri(Pixels pixels, int side) {
        int longest = Math.max(pixels.width(), pixels.height());
        int width =
                Math.clamp(Math.round((float) side * pixels.width() / longest), 1, pixels.width());
        int height =
                Math.clamp(
                        Math.round((float) side * pixels.height() / longest), 1, pixels.height());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(png, "IHDR", header.put((byte) BITS).put((byte) TRUECOLOR).array());
        chunk(png, "IDAT", deflated(rows(pixels, width, height)));
        chunk(png, "IEND", new byte[0]);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /** Each row begins with its filter, which is none. */
    private static byte[] rows(Pixels pixels, int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + 3 * width));
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                putMean(pixels, x, width, y, height, rows);
            }
        }
        return rows.array();
    }

    private static void putMean(Pixels pixels, int x, int width, int y, int height, ByteBuffer to) {
        int left = x * pixels.width() / width;
        int right = (x + 1) * pixels.width() / width;
        int top = y * pixels.height() / height;
        int bottom = (y + 1) * pixels.height() / height;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int sum = 0;
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    sum += pixels.argb()[column + row * pixels.width()] >> shift & 0xff;
                }
            }
            int count = (right - left) * (bottom - top);
            to.put((byte) ((sum + count / 2) / count));
        }
    }

    private static byte[] deflated(byte[] rows) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(rows);
            deflater.finish();
            byte[] compressed = new byte[rows.length + 64];
            int length = deflater.deflate(compressed);
            return ByteBuffer.allocate(length).put(compressed, 0, length).array();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] named =
                ByteBuffer.allocate(4 + content.length)
                        .put(type.getBytes(StandardCharsets.US_ASCII))
                        .put(content)
                        .array();
        CRC32 checksum = new CRC32();
        checksum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
