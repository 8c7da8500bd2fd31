package io.dropsize.image.codec.gif;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.AnimationEncoder;
import io.dropsize.image.codec.DirtyRect;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.Palette;
import io.dropsize.image.color.ColorQuantizer;
import io.dropsize.image.container.GifBlocks;
import io.dropsize.image.container.GifLzw;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes animated GIF. Each frame has its own palette; pixels are opaque or transparent, with a
 * threshold of one half. If all frames are opaque, each contains only the changes since the
 * previous one; otherwise each is complete and disposed of before the next.
 */
public final class AnimatedGif implements AnimationEncoder {
    private static final int MILLIS_PER_TICK = 10;
    private static final int MAX_MILLIS = 0xFFFF * MILLIS_PER_TICK;
    private static final int MAX_REPEATS = 0xFFFF;
    private static final int HALF = 0x80;

    /** GIF has no codes for a single bit. */
    private static final int MIN_CODE_BITS = 2;

    private static final int TABLE_FLAG = 0x80;
    private static final int KEEP = 1 << 2;
    private static final int TAKE_AWAY = 2 << 2;

    private final int width;
    private final int height;
    private final boolean opaque;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable Pixels before;
    private long millisSoFar;
    private long ticksSoFar;

    /**
     * @param plays the number of plays, 0 for infinite
     * @param opaque whether no frame has a transparent pixel
     */
    public AnimatedGif(int width, int height, int plays, boolean opaque) {
        this.width = width;
        this.height = height;
        this.opaque = opaque;
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        // The logical screen: no global palette, eight bits of colour, no background.
        out.writeBytes(
                shorts(7)
                        .putShort((short) width)
                        .putShort((short) height)
                        .put((byte) 0x70)
                        .array());
        if (plays != 1) {
            out.write(GifBlocks.EXTENSION);
            out.write(0xFF);
            out.write(11);
            out.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
            int repeats = plays == 0 ? 0 : Math.min(plays - 1, MAX_REPEATS);
            out.writeBytes(shorts(5).put((byte) 3).put((byte) 1).putShort((short) repeats).array());
        }
    }

    /** Encodes a still picture. */
    public static EncodedImage still(Pixels pixels) {
        var gif = new AnimatedGif(pixels.width(), pixels.height(), 1, Flattening.isOpaque(pixels));
        gif.add(pixels, 0);
        return gif.finish();
    }

    @Override
    public int maxMillis() {
        return MAX_MILLIS;
    }

    @Override
    public void add(Pixels frame, int millis) {
        DirtyRect changed = DirtyRect.between(opaque ? before : null, frame, 1);
        Pixels few = few(changed.of(frame));
        Palette palette = Palette.of(few).orElseThrow();
        int bits = palette.bits();
        control(palette.transparent() > 0, ticks(millis));
        out.write(GifBlocks.IMAGE);
        out.writeBytes(
                shorts(9)
                        .putShort((short) changed.x())
                        .putShort((short) changed.y())
                        .putShort((short) changed.width())
                        .putShort((short) changed.height())
                        .put((byte) (TABLE_FLAG | bits - 1))
                        .array());
        out.writeBytes(table(palette, bits));
        out.writeBytes(GifLzw.code(numbers(few, palette), Math.max(bits, MIN_CODE_BITS)));
        before = frame;
    }

    /**
     * Converts a duration to hundredths of a second; the rounding error is carried to the next
     * frame.
     */
    private int ticks(int millis) {
        millisSoFar += millis;
        long ticks = Math.round((double) millisSoFar / MILLIS_PER_TICK) - ticksSoFar;
        ticksSoFar += ticks;
        return (int) ticks;
    }

    private void control(boolean transparent, int ticks) {
        out.write(GifBlocks.EXTENSION);
        int flags = (opaque ? KEEP : TAKE_AWAY) | (transparent ? 1 : 0);
        // Index 0 is always transparent.
        out.writeBytes(
                shorts(7)
                        .put((byte) 0xF9)
                        .put((byte) 4)
                        .put((byte) flags)
                        .putShort((short) ticks)
                        .array());
    }

    /** Reduces the pixels to at most 256 colours, one of which may be transparent. */
    private static Pixels few(Pixels pixels) {
        var argb = new int[pixels.argb().length];
        int max = Palette.MAX;
        for (int i = 0; i < argb.length; i++) {
            boolean shown = pixels.argb()[i] >>> 24 >= HALF;
            argb[i] = shown ? AlphaMath.unpremultiplied(pixels.argb()[i]) | 0xFF000000 : 0;
            max = shown ? max : Palette.MAX - 1;
        }
        var exact = new Pixels(pixels.width(), pixels.height(), argb);
        Optional<Palette> palette = Palette.of(exact);
        return palette.isPresent()
                ? exact
                : new Pixels(pixels.width(), pixels.height(), ColorQuantizer.of(argb, max));
    }

    private static byte[] table(Palette palette, int bits) {
        var table = ByteBuffer.allocate(3 << bits);
        for (int colour : palette.colours()) {
            table.put((byte) (colour >>> 16)).put((byte) (colour >>> 8)).put((byte) colour);
        }
        return table.array();
    }

    private static byte[] numbers(Pixels few, Palette palette) {
        var numbers = new byte[few.argb().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) palette.index(few.argb()[i]);
        }
        return numbers;
    }

    @Override
    public EncodedImage finish() {
        out.write(GifBlocks.TRAILER);
        return new EncodedImage(out.toByteArray(), ImageFormat.GIF, width, height);
    }

    private static ByteBuffer shorts(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
