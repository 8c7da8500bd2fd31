package io.dropsize.image;

/** Which encoder writes what. A new one is named here. */
final class Encoders {
    private Encoders() {}

    /**
     * One encoding, without other metadata than told.
     *
     * @param quality 1 to 100, for lossy codings; already found where {@link Coding#quality} is a
     *     wish
     * @param metadata for AVIF, where it can't be added later
     */
    static EncodedImage encode(
            Pixels pixels, ImageFormat format, Coding coding, int quality, KeptMetadata metadata) {
        return switch (format) {
            case JPEG ->
                    JpegEncoder.encode(
                            pixels, quality, fullChroma(pixels, coding), coding.progressive());
            case AVIF -> AvifEncoder.encode(pixels, quality, fullChroma(pixels, coding), metadata);
            case PNG -> SmallPng.encode(pixels);
            case GIF -> AnimatedGif.still(pixels);
            case WEBP ->
                    coding.lossless()
                            ? LosslessWebp.encode(pixels)
                            : SkiaEncoder.encode(pixels, format, quality);
            default -> throw new IllegalArgumentException(format + " can't be written");
        };
    }

    private static boolean fullChroma(Pixels pixels, Coding coding) {
        return switch (coding.chroma()) {
            case AUTO -> ColourEdges.need444(pixels);
            case FULL -> true;
            case HALF -> false;
        };
    }
}
