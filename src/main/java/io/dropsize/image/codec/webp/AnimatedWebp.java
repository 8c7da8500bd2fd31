package io.dropsize.image.codec.webp;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AnimationEncoder;
import io.dropsize.image.codec.DirtyRect;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.container.WebpChunks;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * Writes animated WebP. Each frame is a WebP file with the changes since the previous frame, which
 * it replaces including its alpha.
 */
public final class AnimatedWebp implements AnimationEncoder {
    private static final int MAX_MILLIS = 0xFFFFFF;
    private static final int MAX_PLAYS = 0xFFFF;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int ALPHA_FLAG = 0x10;
    private static final int EXTENDED_BYTES = 10;
    private static final int FRAME_BYTES = 16;
    private static final byte REPLACE = 0x02;

    /** Frame positions are stored halved. */
    private static final int GRID = 2;

    private final int width;
    private final int height;
    private final int plays;
    private final Function<Pixels, EncodedImage> encoder;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private @Nullable Pixels before;
    private boolean alpha;

    /**
     * @param plays the number of plays, 0 for infinite
     * @param encoder encodes one frame as a WebP file
     */
    public AnimatedWebp(int width, int height, int plays, Function<Pixels, EncodedImage> encoder) {
        this.width = width;
        this.height = height;
        this.plays = plays;
        this.encoder = encoder;
    }

    @Override
    public int maxMillis() {
        return MAX_MILLIS;
    }

    @Override
    public void add(Pixels frame, int millis) {
        DirtyRect changed = DirtyRect.between(before, frame, GRID);
        Pixels part = changed.of(frame);
        alpha |= !Flattening.isOpaque(part);
        byte[] coded = WebpChunks.bitstream(encoder.apply(part).bytes());
        var chunk = ByteBuffer.allocate(FRAME_BYTES + coded.length);
        WebpChunks.put24(chunk, changed.x() / GRID);
        WebpChunks.put24(chunk, changed.y() / GRID);
        WebpChunks.put24(chunk, changed.width() - 1);
        WebpChunks.put24(chunk, changed.height() - 1);
        WebpChunks.put24(chunk, millis);
        chunk.put(REPLACE).put(coded);
        frames.writeBytes(WebpChunks.chunk("ANMF", chunk.array()));
        before = frame;
    }

    @Override
    public EncodedImage finish() {
        var head = ByteBuffer.allocate(EXTENDED_BYTES);
        head.put((byte) (ANIMATION_FLAG | (alpha ? ALPHA_FLAG : 0))).position(Integer.BYTES);
        WebpChunks.put24(head, width - 1);
        WebpChunks.put24(head, height - 1);
        int times = Math.min(plays, MAX_PLAYS);
        // The background, an optional hint, is transparent; then the number of plays.
        byte[] loop = {0, 0, 0, 0, (byte) times, (byte) (times >>> Byte.SIZE)};
        byte[] file =
                WebpChunks.file(
                        WebpChunks.chunk("VP8X", head.array()),
                        WebpChunks.chunk("ANIM", loop),
                        frames.toByteArray());
        return new EncodedImage(file, ImageFormat.WEBP, width, height);
    }
}
