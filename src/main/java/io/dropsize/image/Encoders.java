package io.dropsize.image;

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
        return switch (format) {
            case PNG -> SmallPng.encode(pixels);
            case GIF -> AnimatedGif.still(pixels);
            case WEBP ->
                    coding.lossless()
                            ? LosslessWebp.encode(pixels)
                            : SkiaEncoder.encode(pixels, format, quality);
            default -> SkiaEncoder.encode(pixels, format, quality);
        };
    }
}
