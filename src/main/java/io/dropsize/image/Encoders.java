package io.dropsize.image;

import java.util.Optional;

/** Which encoder writes what. A new one is named here. */
final class Encoders {
    private Encoders() {}

    /**
     * One encoding, without metadata.
     *
     * @param quality 1 to 100, for lossy codings; already found where {@link Coding#quality} is a
     *     wish
     */
    static EncodedImage encode(Pixels pixels, ImageFormat format, Coding coding, int quality) {
        Optional<TurboJpeg> turbo =
                format == ImageFormat.JPEG ? TurboJpeg.ofSystem() : Optional.empty();
        return turbo.map(found -> jpeg(found, pixels, coding, quality))
                .orElseGet(() -> SkiaEncoder.encode(pixels, format, quality));
    }

    private static EncodedImage jpeg(TurboJpeg turbo, Pixels pixels, Coding coding, int quality) {
        Pixels visible = Flattening.onWhite(pixels);
        boolean fullChroma =
                switch (coding.chroma()) {
                    case FULL -> true;
                    case HALF -> false;
                    case AUTO -> ColourEdges.need444(visible);
                };
        byte[] coded = turbo.encode(visible, quality, fullChroma, coding.progressive());
        return new EncodedImage(coded, ImageFormat.JPEG, pixels.width(), pixels.height());
    }
}
