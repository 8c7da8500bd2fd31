package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;

/** The format of a copy. */
public enum OutputFormat {
    /**
     * The source's own if browsers support it; otherwise JPEG, or PNG for sources that may be
     * transparent.
     */
    KEEP,
    JPEG,
    PNG,
    WEBP,
    /** Where the system's libheif can write it. */
    AVIF;

    ImageFormat apply(ImageInfo source) {
        return switch (this) {
            case JPEG -> ImageFormat.JPEG;
            case PNG -> ImageFormat.PNG;
            case WEBP -> ImageFormat.WEBP;
            case AVIF -> ImageFormat.AVIF;
            case KEEP ->
                    switch (source.format()) {
                        case JPEG -> ImageFormat.JPEG;
                        case PNG -> ImageFormat.PNG;
                        case GIF -> source.animated() ? ImageFormat.GIF : ImageFormat.PNG;
                        case WEBP -> ImageFormat.WEBP;
                        case BMP, TIFF, PSD, ICO, HEIC, AVIF ->
                                source.transparent() ? ImageFormat.PNG : ImageFormat.JPEG;
                    };
        };
    }
}
