package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnTiff;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;

/**
 * Pictures of 4 × 2 pixels with a palette of red and blue. One pixel's index is a parameter: 2 and
 * above has no colour. Each is red, with that pixel as the last of the first row.
 */
class PaletteIndexesTest {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 2;
    private static final int LAST = 3;
    private static final String RED_AND_BLUE = "FF0000 0000FF";

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({"2, false", "4, false", "8, false", "2, true", "4, true", "8, true"})
    void aPngIsDamagedIfAnIndexHasNoColour(int depth, boolean interlaced) {
        assertWhole(png(depth, interlaced, 1));
        assertDamaged(png(depth, interlaced, 2));
        assertDamaged(png(depth, interlaced, (1 << depth) - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aPngWithFiltersIsDamagedIfAnIndexHasNoColour(int filter) {
        byte[] rows = new byte[HEIGHT * (WIDTH + 1)];
        rows[0] = (byte) filter;
        rows[LAST + 1] = 1;
        assertWhole(png(8, false, rows));
        rows[LAST + 1] = 2;
        assertDamaged(png(8, false, rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aBmpIsDamagedIfAnIndexHasNoColour(int depth) {
        assertWhole(bmp(depth, 0, packed(depth, 1)));
        assertDamaged(bmp(depth, 0, packed(depth, 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0400 0000 0300 0101 0001, 0400 0000 0300 0102 0001",
        "1, 0400 0000 0004 00000001 0001, 0400 0000 0004 00000002 0001",
        "2, 0400 0000 0300 0110 0001, 0400 0000 0300 0120 0001",
        "2, 0400 0000 0004 0001 0001, 0400 0000 0004 0002 0001",
        "2, 0400 0000 0300 0112 0001, 0400 0000 0200 0202 0001"
    })
    void aBmpOfRunsIsDamagedIfAnIndexHasNoColour(int compression, String whole, String damaged) {
        int depth = compression == 1 ? 8 : 4;
        assertWhole(bmp(depth, compression, hex(whole)));
        assertDamaged(bmp(depth, compression, hex(damaged)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void aGifIsDamagedIfAnIndexHasNoColour(int codeBits) {
        assertWhole(gif(codeBits, 1, ""));
        assertDamaged(gif(codeBits, 2, ""));
        assertDamaged(gif(codeBits, (1 << codeBits) - 1, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void aGifIsWholeIfAnIndexWithoutAColourIsTransparent(int codeBits) {
        ImageInput input = gif(codeBits, 3, "21F904 01 0000 03 00");

        assertThat(engine.preview(input, WIDTH).argb()[LAST]).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void aTiffIsDamagedIfAnIndexHasNoColour(int depth) {
        assertWhole(tiff(depth, 1));
        assertDamaged(tiff(depth, 2));
    }

    private void assertWhole(ImageInput input) {
        Pixels pixels = engine.preview(input, WIDTH);

        assertThat(pixels.argb()[0]).isEqualTo(Drawn.RED);
        assertThat(pixels.argb()[LAST]).isEqualTo(Drawn.BLUE);
    }

    private void assertDamaged(ImageInput input) {
        var spec =
                new RenderSpec(
                        WIDTH, HEIGHT, false, ImageFormat.PNG, 80, MetadataPolicy.REMOVE_ALL);
        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.render(input, spec))
                .extracting(DropsizeException::kind)
                .isIn(ErrorKind.DAMAGED_IMAGE, ErrorKind.INCOMPLETE_IMAGE);
        var salvaged = Drawn.decoded(engine.render(input, spec.withDamagedAllowed(true)));
        assertThat(salvaged.getRGB(0, 0)).isEqualTo(Drawn.RED);
    }

    private static ImageInput png(int depth, boolean interlaced, int index) {
        var rows = new ByteArrayOutputStream();
        if (interlaced) {
            // Adam7's pass 1 has column 0, pass 4 column 2, pass 6 columns 1 and 3
            rows.writeBytes(new byte[] {0, 0, 0, 0, 0});
            rows.write(packed(depth, 0, index), 0, Math.ceilDiv(2 * depth, Byte.SIZE));
        } else {
            rows.write(0);
            rows.write(packed(depth, index), 0, Math.ceilDiv(WIDTH * depth, Byte.SIZE));
        }
        rows.writeBytes(new byte[1 + Math.ceilDiv(WIDTH * depth, Byte.SIZE)]);
        return png(depth, interlaced, rows.toByteArray());
    }

    private static ImageInput png(int depth, boolean interlaced, byte[] rows) {
        var deflater = new Deflater();
        deflater.setInput(rows);
        deflater.finish();
        byte[] compressed = new byte[100];
        int length = deflater.deflate(compressed);
        deflater.end();
        byte[] header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).array();
        header[8] = (byte) depth;
        header[9] = 3;
        header[12] = (byte) (interlaced ? 1 : 0);
        var out = new ByteArrayOutputStream();
        out.writeBytes(hex("89504E470D0A1A0A"));
        out.writeBytes(PngChunks.chunk("IHDR", header));
        out.writeBytes(PngChunks.chunk("PLTE", hex(RED_AND_BLUE)));
        out.writeBytes(PngChunks.chunk("IDAT", Arrays.copyOf(compressed, length)));
        out.writeBytes(PngChunks.chunk("IEND", new byte[0]));
        return ImageInput.of("a.png", out.toByteArray());
    }

    /** A row whose last pixel has an index, and the others 0. */
    private static byte[] packed(int depth, int index) {
        return packed(depth, 0, 0, 0, index);
    }

    private static byte[] packed(int depth, int... indexes) {
        byte[] row = new byte[WIDTH];
        for (int x = 0; x < indexes.length; x++) {
            int shift = Byte.SIZE - depth * (x % (Byte.SIZE / depth) + 1);
            row[x * depth / Byte.SIZE] |= (byte) (indexes[x] << shift);
        }
        return row;
    }

    /** The rows are from bottom to top. */
    private static ImageInput bmp(int depth, int compression, byte[] data) {
        byte[] pixels = data;
        if (compression == 0) {
            pixels = new byte[2 * WIDTH];
            System.arraycopy(data, 0, pixels, WIDTH, WIDTH);
        }
        int start = 54 + 2 * Integer.BYTES;
        ByteBuffer file =
                ByteBuffer.allocate(start + pixels.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(hex("424D"))
                        .putInt(start + pixels.length)
                        .putInt(0)
                        .putInt(start)
                        .putInt(40)
                        .putInt(WIDTH)
                        .putInt(HEIGHT)
                        .putShort((short) 1)
                        .putShort((short) depth)
                        .putInt(compression)
                        .putInt(pixels.length)
                        .putLong(0)
                        .putInt(2)
                        .putInt(0)
                        .putInt(0xFF0000)
                        .putInt(0x0000FF)
                        .put(pixels);
        return ImageInput.of("a.bmp", file.array());
    }

    /**
     * @param codeBits the initial width of LZW's codes, which allows more indexes than the palette
     *     has colours
     * @param extension before the picture
     */
    private static ImageInput gif(int codeBits, int index, String extension) {
        int clear = 1 << codeBits;
        var codes = new ByteArrayOutputStream();
        long bits = 0;
        int count = 0;
        for (int code :
                new int[] {
                    clear, 0, clear, 0, clear, 0, clear, index, clear, 0, clear, 0, clear, 0, clear,
                    0, clear + 1
                }) {
            bits |= (long) code << count;
            count += codeBits + 1;
            while (count >= Byte.SIZE) {
                codes.write((int) bits);
                bits >>>= Byte.SIZE;
                count -= Byte.SIZE;
            }
        }
        codes.write((int) bits);
        var out = new ByteArrayOutputStream();
        out.writeBytes(hex("474946383961 0400 0200 80 00 00" + RED_AND_BLUE + extension));
        out.writeBytes(hex("2C 0000 0000 0400 0200 00"));
        out.write(codeBits);
        out.write(codes.size());
        out.writeBytes(codes.toByteArray());
        out.writeBytes(hex("00 3B"));
        return ImageInput.of("a.gif", out.toByteArray());
    }

    /** Its colour map is shorter than TIFF 6.0 requires. */
    private static ImageInput tiff(int depth, int index) {
        byte[] rows = new byte[2 * WIDTH];
        int rowBytes = Math.ceilDiv(WIDTH * depth, Byte.SIZE);
        System.arraycopy(packed(depth, index), 0, rows, 0, rowBytes);
        byte[] file =
                new DrawnTiff(WIDTH, HEIGHT, depth, 1, 3)
                        .with(320, 0xFFFF, 0, 0, 0, 0, 0xFFFF)
                        .strip(Arrays.copyOf(rows, 2 * rowBytes))
                        .file();
        return ImageInput.of("a.tif", file);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
