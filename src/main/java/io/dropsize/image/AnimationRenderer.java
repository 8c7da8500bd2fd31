package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Makes a copy of an animation, frame by frame, so that memory holds a few of them at most. */
final class AnimationRenderer {
    private final AnimationEncoder encoder;
    private @Nullable Pixels waiting;
    private int millis;

    private AnimationRenderer(AnimationEncoder encoder) {
        this.encoder = encoder;
    }

    /** Whether the frames of such a source are kept in such a copy. */
    static boolean keeps(Header header, RenderSpec spec) {
        return header.frames() > 1 && header.format().animates() && spec.format().animates();
    }

    /**
     * @throws DropsizeException DAMAGED_IMAGE if any frame is not whole, CANCELLED when the thread
     *     is interrupted
     */
    static EncodedImage render(ImageInput source, Header header, RenderSpec spec) {
        Frame stored = Frame.of(spec).stored(header.orientation());
        Window window = stored.window(header);
        try (Animation animation = Animation.open(source, header)) {
            var renderer = new AnimationRenderer(encoder(animation, spec));
            for (int i = 0; i < animation.frames(); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new DropsizeException(ErrorKind.CANCELLED);
                }
                Pixels scaled =
                        Resampler.scale(
                                animation.frame(i), window, stored.width(), stored.height());
                renderer.add(header.orientation().upright(scaled), animation.millis(i));
            }
            renderer.flush();
            return renderer.encoder.finish();
        }
    }

    private static AnimationEncoder encoder(Animation animation, RenderSpec spec) {
        return spec.format() == ImageFormat.GIF
                ? new AnimatedGif(
                        spec.width(), spec.height(), animation.plays(), animation.opaque())
                : new AnimatedWebp(spec.width(), spec.height(), animation.plays(), spec.quality());
    }

    /** A frame that looks like the one before prolongs it. */
    private void add(Pixels frame, int shown) {
        if (waiting != null
                && millis + shown <= encoder.mostMillis()
                && Arrays.equals(waiting.argb(), frame.argb())) {
            millis += shown;
            return;
        }
        flush();
        waiting = frame;
        millis = shown;
    }

    private void flush() {
        if (waiting != null) {
            encoder.add(waiting, Math.min(millis, encoder.mostMillis()));
        }
    }
}
