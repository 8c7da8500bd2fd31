package io.dropsize.image.codec.skia;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;

import org.jetbrains.skia.AnimationDisposalMode;
import org.jetbrains.skia.AnimationFrameInfo;
import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Codec;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorSpace;
import org.jetbrains.skia.Data;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The frames of an animated GIF or WebP, as displayed, in sRGB. It holds native memory for two
 * frames until it is closed. Not thread-safe; frames must be requested in order.
 */
public final class Animation implements AutoCloseable {
    /** Memory per pixel of the canvas: two bitmaps. */
    public static final long BYTES_OF_PIXEL = 2 * Integer.BYTES;

    private static final int NONE = -1;

    private final String name;
    private final Data data;
    private final Codec codec;
    private final AnimationFrameInfo[] frames;

    /** The last frame that later frames may be drawn on, and its number. */
    private final Bitmap canvas;

    private int lastingFrame = NONE;

    /** A frame that is disposed of before the next is drawn. */
    private final Bitmap overlay;

    private Animation(String name, Data data, Codec codec) {
        this.name = name;
        this.data = data;
        this.codec = codec;
        this.frames = codec.getFramesInfo();
        this.canvas = bitmap(codec);
        this.overlay = bitmap(codec);
    }

    /**
     * Reads the whole file.
     *
     * @throws DropsizeException DAMAGED_IMAGE if the end of the file is missing
     */
    public static Animation open(ImageInput input, Header header) {
        byte[] bytes = SkiaDecoder.repaired(input.bytes(), header.format());
        SkiaDecoder.requireEnd(input, header.format(), bytes);
        var data = Skia.data(bytes);
        return new Animation(input.name(), data, Codec.Companion.makeFromData(data));
    }

    private static Bitmap bitmap(Codec codec) {
        return Skia.bitmap(
                codec.getWidth(), codec.getHeight(), false, ColorSpace.Companion.getSRGB());
    }

    public int frames() {
        return frames.length;
    }

    /** Returns the number of plays; 0 for infinite. */
    public int plays() {
        return codec.getRepetitionCount() + 1;
    }

    /** Returns a frame's duration. */
    public int millis(int frame) {
        return frames[frame].getDuration();
    }

    /** Returns whether no frame has a transparent pixel. */
    public boolean opaque() {
        return Arrays.stream(frames)
                .allMatch(frame -> frame.getAlphaType() == ColorAlphaType.OPAQUE);
    }

    /**
     * Returns one frame, which is valid until the next is requested. Closing it has no effect.
     *
     * @throws DropsizeException DAMAGED_IMAGE if any pixel is missing
     */
    public DecodedImage frame(int frame) {
        boolean passes =
                frames[frame].getDisposalMethod() == AnimationDisposalMode.RESTORE_PREVIOUS;
        boolean fresh = frames[frame].getRequiredFrame() == NONE;
        Bitmap target = passes ? overlay : canvas;
        if (passes && !fresh) {
            MemorySegment.copy(
                    Skia.memory(canvas), 0, Skia.memory(overlay), 0, overlay.computeByteSize());
        }
        try {
            codec.readPixels(target, frame, fresh ? NONE : lastingFrame);
        } catch (RuntimeException e) { // Skiko's functions throw depending on their result
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, name);
        }
        lastingFrame = passes ? lastingFrame : frame;
        return new SkiaImage(target, 1, false); // The pixels belong to the animation.
    }

    @Override
    public void close() {
        overlay.close();
        canvas.close();
        codec.close();
        data.close();
    }
}
