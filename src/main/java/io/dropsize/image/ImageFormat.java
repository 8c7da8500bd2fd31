package io.dropsize.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A file format, with its media type and file name extensions. */
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

    /** The preferred file name extension, without the dot. */
    public String extension() {
        return extensions.getFirst();
    }

    /** All file name extensions, without the dot; the preferred one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** The display name. */
    public String title() {
        return this == WEBP ? "WebP" : name();
    }

    /** The encoders' limit for a side, in pixels. */
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
     * Whether {@link ImageEngine#render} supports it; {@link ImageEngine#writes} reports whether
     * this computer does.
     */
    public boolean writable() {
        return writable;
    }

    /** Whether its animations can be read and written. */
    public boolean animates() {
        return this == GIF || this == WEBP;
    }

    /** The format that a file name's extension (without the dot, any case) stands for. */
    public static Optional<ImageFormat> ofExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(one -> one.extensions.contains(lower)).findFirst();
    }

    /** The format that the extension of a path's or key's last part stands for. */
    public static Optional<ImageFormat> ofName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/')
                ? ofExtension(name.substring(dot + 1))
                : Optional.empty();
    }

    /**
     * The format according to the first bytes.
     *
     * @throws io.dropsize.error.DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT
     *     for images of other formats
     */
    public static ImageFormat ofBytes(byte[] bytes) {
        return of(ImageInput.of("", bytes));
    }

    /**
     * The format according to the first bytes, whether or not a decoder supports the rest.
     *
     * @throws io.dropsize.error.DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT
     *     for images of other formats
     */
    public static ImageFormat of(ImageInput input) {
        return FormatSniffer.sniff(input);
    }
}
