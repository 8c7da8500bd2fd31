package io.dropsize.image.codec.psd;

import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.color.SampleConverter;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The composite of a PSD, whose rows are decompressed on demand. */
final class PsdImage implements DecodedImage {
    private static final int OPAQUE = 0xFF;
    private static final int LAB_MIDDLE_AT = 1;

    private final PsdFile psd;
    private final PsdRows rows;
    private final int whole;
    private final SampleConverter colours;
    private final byte[] compressed;
    private final int[][] row;
    private final int[] alpha;
    private final int[] rgb;

    /**
     * @param whole the number of complete rows; missing rows at the bottom are black or transparent
     */
    PsdImage(PsdFile psd, PsdRows rows, int whole) {
        this.psd = psd;
        this.rows = rows;
        this.whole = whole;
        this.colours = PsdColours.of(psd);
        this.compressed = new byte[psd.rowBytes()];
        this.row = new int[psd.colours()][psd.width()];
        this.alpha = new int[psd.width()];
        this.rgb = new int[psd.width()];
    }

    @Override
    public int width() {
        return psd.width();
    }

    @Override
    public int height() {
        return psd.height();
    }

    @Override
    public boolean opaque() {
        return !psd.isTransparent();
    }

    @Override
    public void copyRow(int y, int[] argb) {
        if (y >= whole) {
            Arrays.fill(argb, 0, psd.width(), opaque() ? OPAQUE << 24 : 0);
            return;
        }
        for (int channel = 0; channel < row.length; channel++) {
            read(channel, y, row[channel]);
        }
        if (opaque()) {
            colours.convert(row, psd.width(), argb);
            for (int x = 0; x < psd.width(); x++) {
                argb[x] |= OPAQUE << 24;
            }
            return;
        }
        readAlpha(y);
        colours.convert(row, psd.width(), rgb);
        double scale = (double) OPAQUE / psd.max();
        for (int x = 0; x < psd.width(); x++) {
            argb[x] = AlphaMath.premultiplied((int) Math.round(alpha[x] * scale), rgb[x]);
        }
    }

    private void readAlpha(int y) {
        if (psd.hasAlphaSample()) {
            read(row.length, y, alpha);
            takeAwayWhite();
        } else {
            int clear = psd.resources().clear();
            Arrays.setAll(alpha, x -> row[0][x] == clear ? 0 : psd.max());
        }
    }

    private void read(int channel, int y, int[] out) {
        rows.read(channel, y, compressed);
        if (psd.depth() == Byte.SIZE) {
            for (int x = 0; x < out.length; x++) {
                out[x] = compressed[x] & 0xFF;
            }
        } else if (psd.depth() == 1) {
            Arrays.setAll(out, x -> compressed[x >> 3] >> 7 - (x & 7) & 1);
        } else {
            ByteBuffer in = ByteBuffer.wrap(compressed);
            boolean floats = psd.isLinear();
            Arrays.setAll(
                    out, _ -> floats ? part(in.getFloat()) : Short.toUnsignedInt(in.getShort()));
        }
    }

    private int part(float light) {
        return Float.isNaN(light) ? 0 : Math.round(Math.clamp(light, 0F, 1F) * psd.max());
    }

    /** Removes the white that Photoshop has blended into the composite's translucent pixels. */
    private void takeAwayWhite() {
        long max = psd.max();
        for (int channel = 0; channel < row.length; channel++) {
            int[] samples = row[channel];
            boolean middle = psd.mode() == PsdFile.LAB && channel >= LAB_MIDDLE_AT;
            long white = middle ? max / 2 + 1 : max;
            for (int x = 0; x < psd.width(); x++) {
                if (alpha[x] != 0 && alpha[x] != max) {
                    long own = white + Math.round((samples[x] - white) * (double) max / alpha[x]);
                    samples[x] = (int) Math.clamp(own, 0, max);
                }
            }
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
