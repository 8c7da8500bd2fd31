package io.dropsize.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A file format of pictures, with the names the rest of the world has for it. */
public enum ImageFormat {
    JPEG("image/jpeg", true, "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", true, "png", "apng"),
    WEBP("image/webp", true, "webp"),
    GIF("image/gif", true, "gif"),
    BMP("image/bmp", false, "bmp", "dib"),
    TIFF("image/tiff", false, "tif", "tiff"),
    PSD("image/vnd.adobe.photoshop", false, "psd", "psb"),
    ICO("image/x-icon", false, "ico", "cur"),
    HEIC("image/heic", false, "heic", "heif"),
    AVIF("image/avif", true, "avif");

    private final String mediaType;
    private final boolean writable;
    private final List<String> extensions;

    ImageFormat(String mediaType, boolean writable, String... extensions) {
        this.mediaType = mediaType;
        this.writable = writable;
        this.extensions = List.of(extensions);
    }

    /** The usual file name extension, without the dot. */
    public String extension() {
        return extensions.getFirst();
    }

    /** All file name extensions, without the dot; the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** What people call it. */
    public String title() {
        return this == WEBP ? "WebP" : name();
    }

    /** The most pixels that a side of a copy may have: what the encoders take. */
    public int longestSide() {
        return switch (this) {
            case WEBP -> 16_383;
            case JPEG -> 65_500;
            case GIF -> 65_535;
            case AVIF -> 65_536;
            default -> ImageLimits.LONGEST_SIDE;
        };
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * Whether {@link ImageEngine#render} can make it; whether it can on this computer, {@link
     * ImageEngine#writes} says.
     */
    public boolean writable() {
        return writable;
    }

    /** Whether its animations are read as such, and can be made. */
    public boolean animates() {
        return this == GIF || this == WEBP;
    }

    /** The format that a file name's extension (without the dot, any case) claims. */
    public static Optional<ImageFormat> ofExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(one -> one.extensions.contains(lower)).findFirst();
    }

    /**
     * The format that the first bytes show.
     *
     * @throws io.dropsize.error.DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT
     *     for images of other formats
     */
    public static ImageFormat ofBytes(byte[] bytes) {
        return of(ImageInput.of("", bytes));
    }

    /**
     * The format that the first bytes show, whether or not a decoder reads the rest.
     *
     * @throws io.dropsize.error.DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT
     *     for images of other formats
     */
    public static ImageFormat of(ImageInput input) {
        return FormatSniffer.sniff(input);
    }
}
