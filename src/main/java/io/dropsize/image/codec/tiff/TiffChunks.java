package io.dropsize.image.codec.tiff;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.container.TiffFields;

import java.nio.ByteOrder;
import java.util.Arrays;

/** Decompresses the strips or tiles of a TIFF. */
final class TiffChunks {
    private static final int DIFFERENCES = 2;
    private static final int FLOAT_DIFFERENCES = 3;
    private static final int OPAQUE_WEBP = 3;

    /**
     * At most this multiple of the samples' size is read of a chunk; the rest of a longer one is
     * ignored.
     */
    private static final long MAX_COMPRESSED = 16;

    private static final int SMALL_BYTES = 4096;

    private final ImageInput input;
    private final TiffLayout layout;
    private final FaxRows.Mode fax;
    private final boolean salvaging;
    private final Decoder webp;

    /**
     * @param salvaging whether rows after damage may be missing
     * @param webp decodes WebP chunks
     */
    TiffChunks(
            ImageInput input,
            TiffFields fields,
            TiffLayout layout,
            boolean salvaging,
            Decoder webp) {
        this.webp = webp;
        this.input = input;
        this.layout = layout;
        this.fax = FaxRows.Mode.of(layout.compression(), fields.number(292, 0));
        this.salvaging = salvaging;
    }

    /**
     * A chunk's decompressed samples, row by row.
     *
     * @param plane the index of the sample, if planes are separate
     * @throws IllegalArgumentException if any is missing, unless salvaging
     */
    byte[] decompress(int across, int down, int plane) {
        Cancellation.require();
        int index = (plane * layout.chunksDown() + down) * layout.chunksAcross() + across;
        int rows = layout.rows(down);
        int wanted = Math.toIntExact(layout.rowBytes() * rows);
        byte[] samples = read(index, rows, wanted);
        if (samples.length < wanted && !salvaging) {
            throw new IllegalArgumentException("a chunk that ends early");
        }
        for (int y = 0; y < Math.min(rows, samples.length / layout.rowBytes()); y++) {
            restore(samples, Math.toIntExact(y * layout.rowBytes()));
        }
        return samples;
    }

    private byte[] read(int index, int rows, int wanted) {
        try {
            return decompress(compressed(index, wanted), rows, wanted);
        } catch (IllegalArgumentException e) {
            if (salvaging) {
                return new byte[0];
            }
            throw e;
        }
    }

    private byte[] compressed(int index, int wanted) {
        if (index >= layout.offsets().length) {
            throw new IllegalArgumentException("a chunk without a offset");
        }
        long from = layout.offsets()[index];
        long length = layout.lengths()[index];
        if (layout.compression() == TiffCompression.NONE) {
            length = wanted; // some writers omit it, or give a smaller value
        } else if (length == 0) {
            length = Long.MAX_VALUE; // the rest of the file
        }
        long there = input.size() - from;
        boolean cut = length > there && length != Long.MAX_VALUE;
        if (from <= 0 || there <= 0 || cut && !salvaging) {
            throw new IllegalArgumentException("a chunk outside the file");
        }
        length = Math.min(length, MAX_COMPRESSED * wanted + SMALL_BYTES);
        byte[] compressed = input.range(from, Math.toIntExact(Math.min(length, there)));
        if (layout.reversed()) {
            for (int i = 0; i < compressed.length; i++) {
                compressed[i] =
                        (byte) (Integer.reverse(compressed[i]) >>> Integer.SIZE - Byte.SIZE);
            }
        }
        return compressed;
    }

    private byte[] decompress(byte[] compressed, int rows, int wanted) {
        if (TiffCompression.FAX.contains(layout.compression())) {
            return FaxRows.decompress(compressed, layout.chunkWidth(), rows, fax);
        }
        return switch (layout.compression()) {
            case TiffCompression.WEBP -> webp(compressed, rows);
            case TiffCompression.LOG_LUV ->
                    LogLuv.decompress(
                            compressed, layout.chunkWidth(), rows, layout.bits() / Byte.SIZE);
            default -> TiffCompression.decompress(layout.compression(), compressed, wanted);
        };
    }

    private byte[] webp(byte[] compressed, int rows) {
        ImageInput chunk = ImageInput.of(input.name(), compressed);
        try {
            Header header = webpHeader(chunk, rows);
            try (DecodedImage picture = webp.decode(chunk, header, 1)) {
                return samples(picture);
            }
        } catch (DropsizeException e) {
            throw new IllegalArgumentException("a chunk that is no whole WebP", e);
        }
    }

    /** Requires the chunk's size, and WebP: another format, such as TIFF, could contain itself. */
    private Header webpHeader(ImageInput chunk, int rows) {
        if (ImageFormat.of(chunk) != ImageFormat.WEBP) {
            throw new IllegalArgumentException("a chunk that is no WebP");
        }
        Header header =
                webp.header(chunk, ImageFormat.WEBP)
                        .orElseThrow(() -> new IllegalArgumentException("a broken WebP"));
        boolean fits = header.height() >= rows && header.height() <= layout.chunkHeight();
        if (header.width() != layout.chunkWidth() || !fits) {
            throw new IllegalArgumentException("a chunk of another size");
        }
        return header;
    }

    /** Eight bits each for red, green, blue and optional alpha. */
    private byte[] samples(DecodedImage picture) {
        byte[] samples = new byte[picture.width() * picture.height() * layout.samples()];
        int[] row = new int[picture.width()];
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(y, row);
            for (int premultiplied : row) {
                int argb = AlphaMath.unpremultiplied(premultiplied);
                samples[at++] = (byte) (argb >>> 16);
                samples[at++] = (byte) (argb >>> 8);
                samples[at++] = (byte) argb;
                if (layout.samples() > OPAQUE_WEBP) {
                    samples[at++] = (byte) (argb >>> 24);
                }
            }
        }
        return samples;
    }

    /** Reverses a row's predictor. */
    private void restore(byte[] samples, int from) {
        int bytes = layout.bits() / Byte.SIZE;
        int length = (int) layout.rowBytes();
        if (layout.predictor() == DIFFERENCES && bytes > 0) {
            boolean high = layout.order() == ByteOrder.BIG_ENDIAN;
            for (int at = from + bytes * layout.step(); at + bytes <= from + length; at += bytes) {
                add(samples, at, at - bytes * layout.step(), bytes, high);
            }
        } else if (layout.predictor() == FLOAT_DIFFERENCES) {
            for (int at = from + layout.step(); at < from + length; at++) {
                samples[at] += samples[at - layout.step()];
            }
            gather(samples, from, bytes);
        }
    }

    private static void add(byte[] samples, int to, int from, int bytes, boolean high) {
        int carried = 0;
        for (int i = 0; i < bytes; i++) {
            int offset = high ? bytes - 1 - i : i;
            int sum = (samples[to + offset] & 0xFF) + (samples[from + offset] & 0xFF) + carried;
            samples[to + offset] = (byte) sum;
            carried = sum >> Byte.SIZE;
        }
    }

    /** The bytes of a row's floats are separated, the highest first. */
    private void gather(byte[] samples, int from, int bytes) {
        int length = (int) layout.rowBytes();
        byte[] apart = Arrays.copyOfRange(samples, from, from + length);
        boolean high = layout.order() == ByteOrder.BIG_ENDIAN;
        int count = length / bytes;
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < bytes; b++) {
                int offset = high ? b : bytes - 1 - b;
                samples[from + i * bytes + offset] = apart[b * count + i];
            }
        }
    }
}
