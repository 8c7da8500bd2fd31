package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Runs another decoder in a child process, so that a crash or a hang of its native code doesn't
 * affect this process: the image fails with DECODER_CRASHED or DECODER_TIMEOUT, and the next one
 * gets a new child. A child that has decoded other images before may have been damaged by one of
 * them, so its image is retried in a new child.
 */
public final class IsolatedDecoder implements Decoder {
    private static final Logger LOG = LoggerFactory.getLogger(IsolatedDecoder.class);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    private static final long MILLIS_PER_MEGAPIXEL = 2000;
    private static final double MEGAPIXEL = 1e6;

    /** The memory for the process itself, and for what decoders need beside pixels. */
    private static final long BASE_MEMORY = 1L << 30;

    private static final int MEMORY_FACTOR = 3;

    private final Decoder decoder;
    private final DecoderPool pool;
    private final Duration timeout;
    private final Set<ImageFormat> readable = ConcurrentHashMap.newKeySet();
    private @Nullable ErrorKind loadFailure;

    /** An operation of a child. */
    private interface Attempt<T> {
        T in(DecoderProcess child) throws IOException;
    }

    /**
     * @param decoder reads headers without native code, and has a no-argument constructor, with
     *     which the child creates its own
     */
    public IsolatedDecoder(Decoder decoder) {
        this(decoder, DEFAULT_TIMEOUT);
    }

    /**
     * @param timeout for an image, plus two seconds per megapixel
     */
    IsolatedDecoder(Decoder decoder, Duration timeout) {
        this.decoder = decoder;
        this.pool = new DecoderPool(decoder.getClass().getName());
        this.timeout = timeout;
    }

    @Override
    public Set<ImageFormat> formats() {
        return decoder.formats();
    }

    /**
     * Lets a child load the library. One that can't be loaded isn't tried again in this run; one
     * that is missing is searched for in each call, because it may be installed meanwhile.
     */
    @Override
    public Optional<ErrorKind> obstacle(ImageFormat format) {
        if (readable.contains(format)) {
            return Optional.empty();
        }
        synchronized (pool) {
            if (loadFailure == null) {
                return findObstacle(format);
            }
            return Optional.of(loadFailure);
        }
    }

    private Optional<ErrorKind> findObstacle(ImageFormat format) {
        DecoderProcess child;
        try {
            child = pool.take();
        } catch (IOException e) {
            LOG.warn("the library of {} is loaded in this process", format, e);
            return decoder.obstacle(format);
        }
        try {
            Optional<ErrorKind> obstacle =
                    child.obstacle(format, new DecoderProcess.Limits(timeout, BASE_MEMORY));
            if (obstacle.isEmpty()) {
                readable.add(format);
            }
            return obstacle;
        } catch (IOException e) {
            LOG.warn("the library of {} can't be loaded", format, e);
            loadFailure = failure(child);
            return Optional.of(loadFailure);
        } finally {
            pool.release(child);
        }
    }

    /** Reads the header in this process, because that needs no native code. */
    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        Optional<ErrorKind> obstacle = obstacle(format);
        if (obstacle.isEmpty()) {
            return decoder.header(input, format);
        }
        if (obstacle.get() == ErrorKind.CODEC_MISSING) {
            return Optional.empty();
        }
        throw new DropsizeException(obstacle.get(), input.name(), nameOf(format));
    }

    @Override
    public DropsizeException refusal(ImageInput input) {
        return decoder.refusal(input);
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return decoder.decodedBytes(input, header, minScale);
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        return decode(
                input, header, minScale, false, () -> decoder.decode(input, header, minScale));
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        try {
            return Optional.of(
                    decode(
                            input,
                            header,
                            minScale,
                            true,
                            () ->
                                    decoder.salvage(input, header, minScale)
                                            .orElseThrow(() -> DecoderMain.damaged(input))));
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.DAMAGED_IMAGE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private DecodedImage decode(
            ImageInput input,
            Header header,
            double minScale,
            boolean salvages,
            Supplier<DecodedImage> here) {
        long memory = BASE_MEMORY + MEMORY_FACTOR * decodedBytes(input, header, minScale);
        Duration max =
                timeout.plusMillis((long) (header.pixels() / MEGAPIXEL * MILLIS_PER_MEGAPIXEL));
        return attempt(
                input,
                header.format(),
                child -> {
                    boolean decoded = false;
                    try {
                        var limits = new DecoderProcess.Limits(max, memory);
                        IsolatedImage.Size size =
                                child.decode(input, header, minScale, salvages, limits);
                        size.requirePossible(header);
                        DecodedImage picture =
                                new IsolatedImage(
                                        child,
                                        size,
                                        e -> failed(child, e, input, header.format()),
                                        pool);
                        decoded = true;
                        return picture;
                    } finally {
                        if (!decoded) {
                            pool.release(child);
                        }
                    }
                },
                here);
    }

    private <T> T attempt(
            ImageInput input, ImageFormat format, Attempt<T> attempt, Supplier<T> here) {
        boolean again = false;
        while (true) {
            DecoderProcess child;
            try {
                child = again ? pool.takeFresh() : pool.take();
            } catch (IOException e) {
                LOG.warn("images are decoded in this process", e);
                return here.get();
            }
            boolean fresh = child.isFresh();
            try {
                return attempt.in(child);
            } catch (IOException e) {
                if (fresh || child.timedOut()) {
                    throw failed(child, e, input, format);
                }
                LOG.warn("{} is retried in a new process", input.name(), e);
                again = true;
            }
        }
    }

    private static DropsizeException failed(
            DecoderProcess child, IOException cause, ImageInput input, ImageFormat format) {
        return new DropsizeException(failure(child), cause, input.name(), nameOf(format));
    }

    private static ErrorKind failure(DecoderProcess child) {
        return child.timedOut() ? ErrorKind.DECODER_TIMEOUT : ErrorKind.DECODER_CRASHED;
    }

    private static String nameOf(ImageFormat format) {
        return format.name().toUpperCase(Locale.ROOT);
    }
}
