package io.dropsize.image;

/** Finds the encoder for a still picture. None of them writes metadata. */
final class StillEncoder {
    private StillEncoder() {}

    static EncodedImage encode(Pixels pixels, RenderSpec spec) {
        return switch (spec.format()) {
            case PNG -> SmallPng.encode(pixels);
            case JPEG, WEBP -> SkiaEncoder.encode(pixels, spec.format(), spec.quality());
            case GIF -> AnimatedGif.still(pixels);
            default -> throw new IllegalArgumentException(spec.format() + " can't be written");
        };
    }
}
