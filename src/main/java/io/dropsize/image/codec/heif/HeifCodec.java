package io.dropsize.image.codec.heif;

import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.ColourEdges;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.KeptMetadata;

import java.util.List;
import java.util.Optional;

/** HEIC or AVIF, with the system's libheif, if it is installed. */
public record HeifCodec(ImageFormat format, Decoder decoder) implements Codec {
    @Override
    public boolean recognizes(byte[] head) {
        return HeifBrands.format(head).filter(found -> found == format).isPresent();
    }

    @Override
    public List<Decoder> decoders() {
        return List.of(decoder);
    }

    @Override
    public boolean reads() {
        return decoder.obstacle(format).isEmpty();
    }

    @Override
    public Optional<Encoder> encoder() {
        return format == ImageFormat.AVIF ? Optional.of(new Avif(decoder)) : Optional.empty();
    }

    /**
     * Loads the library in this process only after the decoder has loaded it in its own, where a
     * crash does no harm.
     */
    private record Avif(Decoder decoder) implements Encoder {
        @Override
        public EncodedImage encode(
                Pixels pixels, Coding coding, int quality, KeptMetadata metadata) {
            return AvifEncoder.encode(
                    pixels, quality, ColourEdges.fullChroma(pixels, coding), metadata);
        }

        @Override
        public boolean isAvailable() {
            return decoder.obstacle(ImageFormat.AVIF)
                            .filter(obstacle -> obstacle != ErrorKind.CODEC_MISSING)
                            .isEmpty()
                    && AvifEncoder.isAvailable();
        }

        @Override
        public void require() {
            if (!isAvailable()) {
                throw AvifEncoder.missing();
            }
        }
    }
}
