package io.dropsize.testkit;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pictures are texts like "100x50": their size, and perhaps "animated". Other texts are no images.
 */
public class TextEngine implements ImageEngine {
    /** Renders wait for it. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    /** Renders fail with it. */
    public volatile @Nullable DropsizeException failure;

    /** The measured score of copies; NaN if it isn't measured. */
    public volatile double score = Double.NaN;

    /** Names of images that have ended the program and are refused. */
    public final Set<String> crashed = ConcurrentHashMap.newKeySet();

    public final AtomicInteger renders = new AtomicInteger();

    public static byte[] picture(int width, int height) {
        return (width + "x" + height).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public MemoryBudget.Share admit(ImageInput input) {
        return () -> {};
    }

    @Override
    public void readmit(ImageInput input) {
        crashed.remove(input.name());
    }

    /** A text such as "100x50 of a boat" has a description. */
    @Override
    public Optional<String> description(ImageInput input) {
        String text = new String(input.bytes(), StandardCharsets.UTF_8);
        int from = text.indexOf(" of ");
        return from < 0 ? Optional.empty() : Optional.of(text.substring(from + 4));
    }

    @Override
    public ImageInfo probe(ImageInput input) {
        if (crashed.contains(input.name())) {
            throw new DropsizeException(ErrorKind.IMAGE_CRASHED, input.name());
        }
        String text = new String(input.bytes(), StandardCharsets.UTF_8);
        if (text.equals("boom")) {
            throw new IllegalStateException("a codec's own fault");
        }
        if (!text.matches("\\d+x\\d+.*")) {
            throw new DropsizeException(ErrorKind.NOT_AN_IMAGE, input.name());
        }
        String[] sides = text.split("[^0-9]+");
        boolean animated = text.endsWith("animated");
        return new ImageInfo(
                animated ? ImageFormat.GIF : ImageFormat.JPEG,
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]),
                false,
                animated ? 3 : 1,
                1000);
    }

    @Override
    public EncodedImage render(ImageInput input, RenderSpec spec) {
        renders.incrementAndGet();
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the gate stayed shut");
            }
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        probe(input);
        DropsizeException error = failure;
        if (error != null) {
            throw error;
        }
        byte[] bytes =
                (spec.width() + "x" + spec.height() + " of " + input.name())
                        .getBytes(StandardCharsets.UTF_8);
        return new EncodedImage(bytes, spec.format(), spec.width(), spec.height(), score);
    }

    @Override
    public ScaledImage scale(ImageInput input, RenderSpec spec) {
        return new RenderedAgain(this, input, Math.max(spec.width(), spec.height()));
    }

    @Override
    public Pixels preview(ImageInput input, int maxSide) {
        probe(input);
        return new Pixels(2, 1, new int[] {0xff336699, 0xff996633});
    }
}
