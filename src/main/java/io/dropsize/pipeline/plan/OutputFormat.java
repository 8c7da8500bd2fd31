package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;

import java.util.Set;

/** The format of a copy. */
public enum OutputFormat {
    /**
     * The source's own if browsers support it; otherwise JPEG, or PNG for sources that may be
     * transparent or have a palette.
     */
    KEEP,
    JPEG,
    PNG,
    WEBP,
    /** Where the system's libheif can write it. */
    AVIF;

    private static final Set<ImageFormat> SHOWN =
            Set.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP);

    ImageFormat apply(ImageInfo source) {
        return switch (this) {
            case JPEG -> ImageFormat.JPEG;
            case PNG -> ImageFormat.PNG;
            case WEBP -> ImageFormat.WEBP;
            case AVIF -> ImageFormat.AVIF;
            case KEEP -> kept(source);
        };
    }

    private static ImageFormat kept(ImageInfo source) {
        if (SHOWN.contains(source.format())
                || source.format() == ImageFormat.GIF && source.animated()) {
            return source.format();
        }
        return source.transparent() || source.indexed() || source.format() == ImageFormat.GIF
                ? ImageFormat.PNG
                : ImageFormat.JPEG;
    }
}
