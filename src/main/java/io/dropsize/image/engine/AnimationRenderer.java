package io.dropsize.image.engine;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.AnimationEncoder;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.gif.AnimatedGif;
import io.dropsize.image.codec.skia.Animation;
import io.dropsize.image.codec.webp.AnimatedWebp;
import io.dropsize.image.scale.Resampler;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Makes a copy of an animation, frame by frame, so that at most a few frames are in memory. */
final class AnimationRenderer {
    /** The qualities for a byte budget, from high to low: each costs a rendering of all frames. */
    private static final List<Integer> TRIED = List.of(82, 60, 35, 10);

    private static final int ALIKE = 90;

    private final AnimationEncoder encoder;
    private @Nullable Pixels waiting;
    private int millis;

    private AnimationRenderer(AnimationEncoder encoder) {
        this.encoder = encoder;
    }

    /** Returns whether a copy keeps the frames of a source. */
    static boolean keeps(Header header, RenderSpec spec) {
        return header.frames() > 1 && header.format().animates() && spec.format().animates();
    }

    /**
     * Renders at the requested quality. For a byte budget, a few qualities are tried; for a
     * similarity target, which is not measured, a high one is used.
     *
     * @return larger than the budget if nothing smaller is possible
     * @throws io.dropsize.error.DropsizeException DAMAGED_IMAGE if any frame is incomplete,
     *     CANCELLED if the thread is interrupted
     */
    static EncodedImage render(OpenedImage source, RenderSpec spec) {
        return switch (spec.coding().quality()) {
            case Quality.Fixed(int value) -> render(source, spec, value);
            case Quality.AtLeast _ -> render(source, spec, ALIKE);
            case Quality.AtMost _ -> {
                EncodedImage image = render(source, spec, TRIED.getFirst());
                for (int quality : TRIED.subList(1, TRIED.size())) {
                    if (QualityChoice.isWithin(image, spec)
                            || !spec.coding().loses(spec.format())) {
                        break;
                    }
                    image = render(source, spec, quality);
                }
                yield image;
            }
        };
    }

    private static EncodedImage render(OpenedImage source, RenderSpec spec, int quality) {
        Header header = source.header();
        TargetSize stored = TargetSize.of(spec).stored(header.orientation());
        SourceRect window = stored.window(header);
        try (Animation animation = Animation.open(source.input(), header)) {
            var renderer =
                    new AnimationRenderer(encoder(source.codecs(), animation, spec, quality));
            for (int i = 0; i < animation.frames(); i++) {
                Cancellation.require();
                Pixels scaled =
                        Resampler.scale(
                                animation.frame(i), window, stored.width(), stored.height());
                renderer.add(header.orientation().upright(scaled), animation.millis(i));
            }
            renderer.flush();
            return renderer.encoder.finish();
        }
    }

    private static AnimationEncoder encoder(
            Codecs codecs, Animation animation, RenderSpec spec, int quality) {
        int plays = animation.plays();
        return spec.format() == ImageFormat.GIF
                ? new AnimatedGif(spec.width(), spec.height(), plays, animation.opaque())
                : new AnimatedWebp(
                        spec.width(),
                        spec.height(),
                        plays,
                        frame ->
                                codecs.encode(
                                        frame,
                                        ImageFormat.WEBP,
                                        spec.coding(),
                                        quality,
                                        KeptMetadata.NONE));
    }

    /** A frame that looks like the previous one extends its duration. */
    private void add(Pixels frame, int shown) {
        if (waiting != null
                && millis + shown <= encoder.maxMillis()
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
            encoder.add(waiting, Math.min(millis, encoder.maxMillis()));
        }
    }
}
