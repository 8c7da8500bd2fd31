package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.DecodingCost;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.PixelsImage;
import io.dropsize.image.codec.SourceRect;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.skia.Animation;
import io.dropsize.image.scale.Resampler;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A source with a decoder that can read it.
 *
 * @param input preferably in memory: one read serves header and pixels, and a file may change in
 *     between
 */
record OpenedImage(
        ImageInput input, Decoder decoder, Header header, LimitChecks limits, Codecs codecs) {
    /** Bytes per pixel of a copy: scaled, upright, a copy for the encoder, and its output. */
    private static final int TARGET_BYTES = 16;

    /** Finds the decoder for a file, by its bytes alone. */
    static OpenedImage of(ImageInput input, LimitChecks limits, Codecs codecs) {
        Codec codec = codecs.of(input);
        limits.checkCoded(input);
        for (Decoder decoder : codec.decoders()) {
            Optional<Header> header =
                    decoder.header(input, codec.format()).filter(Header::isPossible);
            if (header.isPresent()) {
                limits.checkHeader(input, header.get());
                limits.checkRuns(input, header.get(), codec.cost());
                return new OpenedImage(input, decoder, header.get(), limits, codecs);
            }
        }
        throw Codecs.refusal(codec, input);
    }

    DecodingCost cost() {
        return codecs.of(header.format()).cost();
    }

    /** Returns the picture at this size, upright. */
    Pixels scaled(TargetSize frame, boolean allowDamaged) {
        return scaled(List.of(frame), allowDamaged).getFirst();
    }

    /**
     * Returns the picture at several sizes, upright, in the order of the frames. It is decoded
     * once, and a size is made from a larger one if {@link TargetSize} allows that.
     */
    List<Pixels> scaled(List<TargetSize> frames, boolean allowDamaged) {
        Cancellation.require();
        List<TargetSize> stored =
                frames.stream().map(frame -> frame.stored(header.orientation())).toList();
        double minScale =
                stored.stream().mapToDouble(frame -> frame.minScale(header)).max().orElse(0);
        limits.checkPasses(input, header, cost());
        limits.checkDecoded(input, decoder.decodedBytes(input, header, minScale));
        var made = new HashMap<TargetSize, Pixels>();
        try (DecodedImage picture = decoded(minScale, allowDamaged)) {
            for (TargetSize frame : TargetSize.largestFirst(stored)) {
                Cancellation.require();
                Pixels sufficient =
                        TargetSize.sufficient(frame, made.keySet()).map(made::get).orElse(null);
                made.put(
                        frame,
                        sufficient == null ? scaled(picture, frame) : scaled(sufficient, frame));
            }
        }
        Cancellation.require();
        return stored.stream()
                .map(frame -> header.orientation().upright(Objects.requireNonNull(made.get(frame))))
                .toList();
    }

    private Pixels scaled(DecodedImage picture, TargetSize frame) {
        SourceRect part = frame.window(header).scaled(picture.scale());
        return Resampler.scale(picture, part, frame.width(), frame.height());
    }

    private static Pixels scaled(Pixels larger, TargetSize frame) {
        var picture = new PixelsImage(larger);
        SourceRect whole = SourceRect.whole(larger.width(), larger.height());
        return Resampler.scale(picture, whole, frame.width(), frame.height());
    }

    private DecodedImage decoded(double minScale, boolean allowDamaged) {
        try {
            return decoder.decode(input, header, minScale);
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.DAMAGED_IMAGE) {
                throw e;
            }
            DecodedImage rest = decoder.salvage(input, header, minScale).orElseThrow(() -> e);
            if (allowDamaged) {
                return rest;
            }
            rest.close();
            throw new DropsizeException(ErrorKind.INCOMPLETE_IMAGE, e, input.name());
        }
    }

    /**
     * An estimate of the memory for rendering a picture, excluding the source's own bytes, but
     * including the native decoders' copy of them.
     */
    long memory(TargetSize frame) {
        long target = frame.pixels() * TARGET_BYTES;
        long frames = header.frames() > 1 ? header.pixels() * Animation.BYTES_OF_PIXEL : 0;
        double minScale = frame.stored(header.orientation()).minScale(header);
        return decoder.decodedBytes(input, header, minScale)
                + input.size()
                + cost().workingBytes(input, header)
                + frames
                + target;
    }
}
