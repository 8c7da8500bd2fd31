package io.dropsize.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.gif.AnimatedGif;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

class WideGifRewriterTest {
    private static final int SIDE = 60;
    private static final String HEAD = "4749463839613c003c0080000040a0c0ffffff";

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11})
    void codesForMoreThan256ColoursAreRead(int bits) {
        Pixels pixels = engine.preview(ImageInput.of("a.gif", gif(bits, SIDE * SIDE, 1)), 100);

        assertThat(pixels.width()).isEqualTo(SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            assertThat(pixels.argb()[i]).isEqualTo(number(i) == 0 ? 0xFF40A0C0 : 0xFFFFFFFF);
        }
    }

    @Test
    void allFramesOfAnAnimationAreReadSo() {
        var input = ImageInput.of("a.gif", gif(11, SIDE * SIDE, 3));

        assertThat(engine.probe(input).frames()).isEqualTo(3);
    }

    @Test
    void codesForFewerPixelsThanTheFrameHasAreDamage() {
        var input = ImageInput.of("a.gif", gif(11, SIDE * SIDE - 1, 1));

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.preview(input, 100))
                .matches(e -> e.kind() == ErrorKind.INCOMPLETE_IMAGE);
    }

    @Test
    void otherFilesStayAsTheyAre() {
        byte[] usual = AnimatedGif.still(Drawn.pixels(Drawn.photo(20, 20))).bytes();
        byte[] cut = Arrays.copyOf(usual, 30);

        assertThat(WideGifRewriter.repaired(usual)).isSameAs(usual);
        assertThat(WideGifRewriter.repaired(cut)).isSameAs(cut);
    }

    private static byte[] gif(int bits, int pixels, int frames) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex(HEAD));
        for (int i = 0; i < frames; i++) {
            out.writeBytes(HexFormat.of().parseHex("21f90404070000002c000000003c003c0000"));
            out.write(bits);
            byte[] codes = codes(bits, pixels);
            for (int at = 0; at < codes.length; at += 255) {
                int length = Math.min(255, codes.length - at);
                out.write(length);
                out.write(codes, at, length);
            }
            out.write(0);
        }
        out.write(GifBlocks.TRAILER);
        return out.toByteArray();
    }

    private static int number(int pixel) {
        return pixel / 7 % 2;
    }

    /** Each pixel alone, in codes that grow wider as if their pairs were used. */
    private static byte[] codes(int bits, int pixels) {
        int clear = 1 << bits;
        var out = new ByteArrayOutputStream();
        long gathered = 0;
        int count = 0;
        int width = bits + 1;
        int next = clear + 2;
        int[] all = new int[pixels + 2];
        all[0] = clear;
        for (int i = 0; i < pixels; i++) {
            all[i + 1] = number(i);
        }
        all[pixels + 1] = clear + 1;
        for (int i = 0; i < all.length; i++) {
            gathered |= (long) all[i] << count;
            count += width;
            while (count >= Byte.SIZE) {
                out.write((int) gathered);
                gathered >>>= Byte.SIZE;
                count -= Byte.SIZE;
            }
            if (i > 1 && next < 4096) {
                next++;
                width += next == 1 << width && width < 12 ? 1 : 0;
            }
        }
        out.write((int) gathered);
        return out.toByteArray();
    }
}
