package io.dropsize.image.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.container.PngFilter;
import io.dropsize.image.scale.Resampler;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Runs if the system has libdeflate. */
class PngDecoderTest {
    private static final int WIDTH = 83;
    private static final int HEIGHT = 240;
    private static final int COLOUR = 2;
    private static final int WITH_ALPHA = 6;

    /** Mostly fast filters, but all five, and each after each other. */
    private static final IntUnaryOperator ALL_FILTERS = y -> y < 32 ? y % 3 : (y * y + y / 7) % 5;

    private final SkiaDecoder skia = new SkiaDecoder();
    private final PngDecoder decoder = new PngDecoder(skia);

    @BeforeEach
    void needsTheLibrary() {
        assumeThat(Libdeflate.ofSystem()).isPresent();
        Skia.load();
    }

    @ParameterizedTest
    @ValueSource(ints = {COLOUR, WITH_ALPHA})
    void decodesTheVeryPixelsOfSkia(int colourType) {
        byte[] file = png(colourType, ALL_FILTERS, noise(5));

        try (DecodedImage ours = quick(file);
                DecodedImage theirs = bySkia(file)) {
            assertThat(ours.opaque()).isEqualTo(theirs.opaque());
            // Also from the last row to the first: several sizes are made from one decoding.
            for (int y : new int[] {HEIGHT - 1, 0, 1, HEIGHT / 2}) {
                assertThat(row(ours, y)).isEqualTo(row(theirs, y));
            }
            for (int y = 0; y < HEIGHT; y++) {
                assertThat(row(ours, y)).isEqualTo(row(theirs, y));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {COLOUR, WITH_ALPHA})
    void scalesToTheSamePicture(int colourType) {
        byte[] file = png(colourType, ALL_FILTERS, noise(7));
        SourceRect whole = SourceRect.whole(WIDTH, HEIGHT);

        try (DecodedImage ours = quick(file);
                DecodedImage theirs = bySkia(file)) {
            assertThat(Resampler.scale(ours, whole, 31, 90).argb())
                    .isEqualTo(Resampler.scale(theirs, whole, 31, 90).argb());
        }
    }

    @Test
    void knowsAnOpaquePictureWithAlphaForOpaque() {
        byte[] samples = noise(9);
        for (int i = 3; i < samples.length; i += 4) {
            samples[i] = -1;
        }

        try (DecodedImage picture = quick(png(WITH_ALPHA, _ -> 1, samples))) {
            assertThat(picture.opaque()).isTrue();
        }
    }

    @Test
    void leavesToSkiaWhatJavaUndoesSlowly() {
        assertThat(isQuick(png(COLOUR, _ -> 4, noise(1)))).isFalse();
        assertThat(isQuick(png(COLOUR, _ -> 3, noise(1)))).isFalse();
        assertThat(isQuick(png(COLOUR, _ -> 2, noise(1)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "cHRM", "cICP", "tRNS", "acTL", "PLTE", "XXXX"})
    void leavesToSkiaWhatChangesColours(String chunk) {
        byte[] file = png(COLOUR, _ -> 0, noise(2));

        assertThat(isQuick(with(file, "tEXt"))).isTrue();
        assertThat(isQuick(with(file, chunk))).isFalse();
    }

    @Test
    void leavesToSkiaWhatIsDamaged() {
        byte[] file = png(COLOUR, _ -> 0, noise(3));
        byte[] flipped = file.clone();
        flipped[file.length / 2] ^= 1;
        byte[] noSuchFilter = png(COLOUR, y -> y == 200 ? 5 : 0, noise(3));
        byte[] rowTooFew = png(COLOUR, _ -> 0, noise(3), HEIGHT - 1);
        byte[] rowTooMany = png(COLOUR, _ -> 0, noise(3), HEIGHT + 1);

        assertThat(isQuick(file)).isTrue();
        for (int length = 0; length < file.length; length += 97) {
            assertThat(isQuick(Arrays.copyOf(file, length))).isFalse();
        }
        assertThat(isQuick(flipped)).isFalse();
        assertThat(isQuick(noSuchFilter)).isFalse();
        assertThat(isQuick(rowTooFew)).isFalse();
        assertThat(isQuick(rowTooMany)).isFalse();
    }

    @Test
    void refusesWhatIsCutOffAsSkiaDoes() {
        byte[] file = png(COLOUR, _ -> 0, noise(4));
        ImageInput half = ImageInput.of("half.png", Arrays.copyOf(file, file.length / 2));
        Header header = decoder.header(half, ImageFormat.PNG).orElseThrow();

        assertThatThrownBy(() -> decoder.decode(half, header, 1))
                .isInstanceOf(DropsizeException.class)
                .hasMessageContaining("DAMAGED_IMAGE");
        try (DecodedImage rest = decoder.salvage(half, header, 1).orElseThrow()) {
            assertThat(rest.width()).isEqualTo(WIDTH);
        }
    }

    private DecodedImage bySkia(byte[] file) {
        ImageInput input = ImageInput.of("noise.png", file);
        return skia.decode(input, skia.header(input, ImageFormat.PNG).orElseThrow(), 1);
    }

    private static DecodedImage quick(byte[] file) {
        return PngImage.of(file, Libdeflate.ofSystem().orElseThrow()).orElseThrow();
    }

    private static boolean isQuick(byte[] file) {
        var picture = PngImage.of(file, Libdeflate.ofSystem().orElseThrow());
        picture.ifPresent(DecodedImage::close);
        return picture.isPresent();
    }

    private static int[] row(DecodedImage picture, int y) {
        int[] row = new int[picture.width()];
        picture.copyRow(y, row);
        return row;
    }

    private static byte[] noise(int seed) {
        byte[] samples = new byte[WIDTH * 4 * (HEIGHT + 1)];
        new Random(seed).nextBytes(samples);
        return samples;
    }

    private static byte[] png(int colourType, IntUnaryOperator filters, byte[] samples) {
        return png(colourType, filters, samples, HEIGHT);
    }

    /** In two IDAT chunks. */
    private static byte[] png(int colourType, IntUnaryOperator filters, byte[] samples, int rows) {
        int step = colourType == COLOUR ? 3 : 4;
        byte[] coded = coded(step, filters, samples, rows);
        var header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT);
        header.put((byte) 8).put((byte) colourType);
        var file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(8).putLong(0x89504E470D0A1A0AL).array());
        file.writeBytes(PngChunks.chunk("IHDR", header.array()));
        file.writeBytes(PngChunks.chunk("IDAT", Arrays.copyOf(coded, 1000)));
        file.writeBytes(PngChunks.chunk("IDAT", Arrays.copyOfRange(coded, 1000, coded.length)));
        file.writeBytes(PngChunks.chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] coded(int step, IntUnaryOperator filters, byte[] samples, int rows) {
        var coded = new ByteArrayOutputStream();
        int rowBytes = WIDTH * step;
        byte[] above = new byte[rowBytes];
        byte[] out = new byte[rowBytes + 1];
        try (var deflater = new DeflaterOutputStream(coded, new Deflater(1))) {
            for (int y = 0; y < rows; y++) {
                byte[] row = Arrays.copyOfRange(samples, y * rowBytes, (y + 1) * rowBytes);
                int number = filters.applyAsInt(y);
                PngFilter.values()[Math.min(number, 4)].apply(row, above, step, out);
                out[0] = (byte) number;
                deflater.write(out);
                above = row;
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    private static byte[] with(byte[] file, String chunk) {
        byte[] added = PngChunks.chunk(chunk, new byte[32]);
        return ByteBuffer.allocate(file.length + added.length)
                .put(file, 0, 33)
                .put(added)
                .put(file, 33, file.length - 33)
                .array();
    }
}
