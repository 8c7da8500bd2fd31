package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The format of a copy. */
public enum OutputFormat {
    /**
     * The source's own format if browsers support it; otherwise JPEG, or PNG for sources that may
     * be transparent or have a palette.
     */
    KEEP,
    JPEG,
    PNG,
    WEBP,
    /** AVIF, if the system's libheif can write it. */
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

    /**
     * Returns the formats of a responsive picture of this source, the fallback for old browsers
     * first.
     *
     * @param writes whether this computer can write a format
     */
    List<OutputFormat> all(ImageInfo source, Predicate<ImageFormat> writes) {
        if (this != KEEP) {
            return List.of(this);
        }
        if (source.animated() && source.format().animates()) {
            return source.format() == ImageFormat.GIF ? List.of(KEEP, WEBP) : List.of(KEEP);
        }
        OutputFormat fallback = kept(source) == ImageFormat.JPEG || isPhoto(source) ? JPEG : PNG;
        return writes.test(ImageFormat.AVIF)
                ? List.of(fallback, AVIF, WEBP)
                : List.of(fallback, WEBP);
    }

    private static boolean isPhoto(ImageInfo source) {
        return source.format() == ImageFormat.WEBP && !source.transparent();
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
