package io.dropsize.image.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

class IconEntriesTest {
    private static final int SIDE = 16;
    private static final byte[] RED_OF_TWO_COLOURS = bitmap(1, Drawn.RED);
    private static final byte[] GREEN_OF_ALL_COLOURS = bitmap(32, Drawn.GREEN);

    private final ImageEngine engine = new DefaultImageEngine();

    /** Icons contain a size in several depths for old screens, the lowest first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofTwoPicturesOfOneSizeTheOneWithMoreColoursIsTaken(boolean poorFirst) {
        List<byte[]> pictures =
                poorFirst
                        ? List.of(RED_OF_TWO_COLOURS, GREEN_OF_ALL_COLOURS)
                        : List.of(GREEN_OF_ALL_COLOURS, RED_OF_TWO_COLOURS);

        Pixels pixels = engine.preview(ImageInput.of("a.ico", icon(pictures)), 100);

        assertThat(pixels.argb()).containsOnly(Drawn.GREEN);
    }

    @Test
    void anIconOfOnePictureStaysAsItIs() {
        byte[] one = icon(List.of(RED_OF_TWO_COLOURS));

        assertThat(IconEntries.repaired(one)).isSameAs(one);
    }

    @Test
    void anIconThatIsCutOffStaysAsItIs() {
        byte[] two = icon(List.of(RED_OF_TWO_COLOURS, GREEN_OF_ALL_COLOURS));

        for (int length : new int[] {0, 5, 20, two.length - 1}) {
            byte[] cut = Arrays.copyOf(two, length);
            assertThat(IconEntries.repaired(cut)).isSameAs(cut);
        }
    }

    /** Old programs write no alpha; the copy was completely transparent. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPictureWithoutAnyAlphaIsDrawnByItsMaskAsWindowsDoes(int kind) {
        byte[] unseen = bitmap(32, Drawn.GREEN & 0xFFFFFF);
        unseen[unseen.length - SIDE * Integer.BYTES] = (byte) 0xC0; // the first two of the last row
        byte[] icon = icon(List.of(unseen));
        icon[2] = (byte) kind;

        Pixels pixels = engine.preview(ImageInput.of("a.ico", icon), 100);

        assertThat(pixels.argb()[SIDE * (SIDE - 1) + 1]).isZero();
        assertThat(pixels.argb()[SIDE * (SIDE - 1) + 2]).isEqualTo(Drawn.GREEN);
        assertThat(pixels.argb()[0]).isEqualTo(Drawn.GREEN);
    }

    @Test
    void anAlphaThatIsThereCountsAndNotTheMask() {
        byte[] seen = bitmap(32, Drawn.GREEN);
        Arrays.fill(seen, seen.length - SIDE * Integer.BYTES, seen.length, (byte) 0xFF);

        Pixels pixels = engine.preview(ImageInput.of("a.ico", icon(List.of(seen))), 100);

        assertThat(pixels.argb()).containsOnly(Drawn.GREEN);
    }

    private static byte[] icon(List<byte[]> pictures) {
        int at = 6 + 16 * pictures.size();
        var out = littleEndian(at + pictures.stream().mapToInt(picture -> picture.length).sum());
        out.putShort(2, (short) 1).putShort(4, (short) pictures.size()).position(6);
        for (byte[] picture : pictures) {
            out.put(new byte[] {SIDE, SIDE, 0, 0, 1, 0, 0, 0}).putInt(picture.length).putInt(at);
            out.put(at, picture);
            at += picture.length;
        }
        return out.array();
    }

    /**
     * Creates a bitmap of one colour, the first of two in a palette or that of every pixel, and a
     * mask that hides none.
     */
    private static byte[] bitmap(int bits, int argb) {
        int colours = bits == 1 ? 2 : SIDE * SIDE;
        int numbers = bits == 1 ? SIDE * Integer.BYTES : 0;
        var out = littleEndian(40 + colours * Integer.BYTES + numbers + SIDE * Integer.BYTES);
        out.putInt(40).putInt(SIDE).putInt(2 * SIDE).putShort((short) 1).putShort((short) bits);
        out.position(40);
        for (int i = 0; i < colours; i++) {
            out.putInt(argb);
        }
        return out.array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
