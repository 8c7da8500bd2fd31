package io.dropsize.image.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** Creates Photoshop files channel by channel, for tests. */
public final class DrawnPsd {
    /** Colour modes. */
    public static final int GREY = 1;

    public static final int INDEXED = 2;
    public static final int RGB = 3;
    public static final int CMYK = 4;
    public static final int LAB = 9;

    /** Ways to compress. */
    public static final int RAW = 0;

    public static final int RUNS = 1;
    public static final int ZIP = 2;
    public static final int ZIP_OF_DIFFERENCES = 3;

    private static final int VERSION_INFO = 1057;

    private final int mode;
    private final int depth;
    private final int width;
    private final int height;
    private final List<byte[]> rows = new ArrayList<>();
    private final ByteArrayOutputStream resources = new ByteArrayOutputStream();
    private byte[] colours = {};
    private byte[] layers = {};
    private boolean large;
    private int packing;
    private int channels;

    public DrawnPsd(int mode, int depth, int width, int height) {
        this.mode = mode;
        this.depth = depth;
        this.width = width;
        this.height = height;
    }

    public static byte[] rgb(BufferedImage image) {
        return of(image, RGB, 3).file();
    }

    /** Ink is stored inverted: 255 is none. Black is omitted. */
    public static byte[] cmyk(BufferedImage image) {
        double[] none = new double[image.getWidth() * image.getHeight()];
        java.util.Arrays.fill(none, 0xFF);
        return of(image, CMYK, 3).channel(none).file();
    }

    public static DrawnPsd of(BufferedImage image, int mode, int channels) {
        int width = image.getWidth();
        var psd = new DrawnPsd(mode, 8, width, image.getHeight());
        for (int channel = 0; channel < channels; channel++) {
            double[] samples = new double[width * image.getHeight()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = image.getRGB(i % width, i / width) >> 16 - 8 * channel & 0xFF;
            }
            psd.channel(samples);
        }
        return psd;
    }

    /** Adds all samples of a channel: integers, or floats. */
    public DrawnPsd channel(double... samples) {
        for (int y = 0; y < height; y++) {
            var row = ByteBuffer.allocate((width * depth + 7) / 8);
            for (int x = 0; x < width; x++) {
                double sample = samples[y * width + x];
                switch (depth) {
                    case 1 -> row.put(x / 8, (byte) (row.get(x / 8) | (int) sample << 7 - x % 8));
                    case 8 -> row.put((byte) sample);
                    case 16 -> row.putShort((short) sample);
                    default -> row.putFloat((float) sample);
                }
            }
            rows.add(row.array());
        }
        channels++;
        return this;
    }

    public DrawnPsd palette(byte... bytes) {
        colours = bytes.clone();
        return this;
    }

    public DrawnPsd resource(int kind, byte... bytes) {
        var out = ByteBuffer.allocate(12 + bytes.length + bytes.length % 2);
        out.put(ascii("8BIM")).putShort((short) kind).putShort((short) 0);
        resources.writeBytes(out.putInt(bytes.length).put(bytes).array());
        return this;
    }

    /** Whether the program that wrote it has saved a composite. */
    public DrawnPsd composed(boolean real) {
        return resource(VERSION_INFO, 0, 0, 0, 1, real ? 1 : 0);
    }

    public DrawnPsd resource(int kind, int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return resource(kind, all);
    }

    /** Declares layers; the number is negative if the picture is transparent. */
    public DrawnPsd layers(int count) {
        layers = ByteBuffer.allocate(2 + 4000).putShort((short) count).array();
        return this;
    }

    /** Uses lengths of 64 bits. */
    public DrawnPsd large() {
        large = true;
        return this;
    }

    public DrawnPsd compressed(int how) {
        packing = how;
        return this;
    }

    public byte[] file() {
        var out = new ByteArrayOutputStream();
        var header = ByteBuffer.allocate(26).put(ascii("8BPS")).putShort((short) (large ? 2 : 1));
        header.position(12);
        header.putShort((short) channels).putInt(height).putInt(width);
        out.writeBytes(header.putShort((short) depth).putShort((short) mode).array());
        out.writeBytes(number(colours.length, false));
        out.writeBytes(colours);
        out.writeBytes(number(resources.size(), false));
        out.writeBytes(resources.toByteArray());
        byte[] section = section();
        out.writeBytes(number(section.length, large));
        out.writeBytes(section);
        out.write(0);
        out.write(packing);
        out.writeBytes(pixels());
        return out.toByteArray();
    }

    /** Layers of more than 8 bits are in a separate block after the others. */
    private byte[] section() {
        var out = new ByteArrayOutputStream();
        if (layers.length == 0) {
            return out.toByteArray();
        }
        if (depth == 8) {
            out.writeBytes(number(layers.length, large));
            out.writeBytes(layers);
            return out.toByteArray();
        }
        out.writeBytes(number(0, large));
        out.writeBytes(number(0, false));
        out.writeBytes(ascii("8BIMPatt"));
        out.writeBytes(number(5, false));
        out.writeBytes(new byte[8]);
        out.writeBytes(ascii("8BIMLr" + depth));
        out.writeBytes(number(layers.length, large));
        out.writeBytes(layers);
        return out.toByteArray();
    }

    private static byte[] number(int number, boolean wide) {
        return wide
                ? ByteBuffer.allocate(8).putLong(number).array()
                : ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] pixels() {
        var lengths = new ByteArrayOutputStream();
        var all = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            byte[] coded =
                    switch (packing) {
                        case RUNS -> runs(row);
                        case ZIP_OF_DIFFERENCES -> differences(row);
                        default -> row;
                    };
            byte[] length = number(coded.length, false);
            lengths.write(length, large ? 0 : 2, large ? 4 : 2);
            all.writeBytes(coded);
        }
        return switch (packing) {
            case RAW -> all.toByteArray();
            case RUNS -> {
                lengths.writeBytes(all.toByteArray());
                yield lengths.toByteArray();
            }
            default -> deflated(all.toByteArray());
        };
    }

    private static byte[] runs(byte[] row) {
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < row.length) {
            int end = at + 1;
            while (end < row.length && row[end] == row[at] && end - at < 128) {
                end++;
            }
            int same = end - at;
            if (same > 1) {
                out.write(1 - same);
                out.write(row[at]);
            } else {
                out.write(0);
                out.write(row[at]);
            }
            at = end;
        }
        return out.toByteArray();
    }

    private byte[] differences(byte[] row) {
        byte[] out = row.clone();
        if (depth == 16) {
            var in = ByteBuffer.wrap(row);
            for (int at = 2; at < row.length; at += 2) {
                ByteBuffer.wrap(out).putShort(at, (short) (in.getShort(at) - in.getShort(at - 2)));
            }
            return out;
        }
        if (depth == 32) {
            for (int i = 0; i < row.length; i++) {
                out[i % 4 * width + i / 4] = row[i];
            }
        }
        for (int at = row.length - 1; at > 0; at--) {
            out[at] -= out[at - 1];
        }
        return out;
    }

    private static byte[] deflated(byte[] bytes) {
        byte[] out = new byte[bytes.length * 2 + 100];
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            return java.util.Arrays.copyOf(out, deflater.deflate(out));
        }
    }
}
