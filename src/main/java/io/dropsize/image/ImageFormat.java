package io.dropsize.image;

import java.util.Locale;
import java.util.Optional;

/** A file format of pictures, with the names the rest of the world has for it. */
public enum ImageFormat {
    JPEG("jpg", "image/jpeg", true),
    PNG("png", "image/png", true),
    WEBP("webp", "image/webp", true),
    GIF("gif", "image/gif", true),
    BMP("bmp", "image/bmp", false),
    TIFF("tif", "image/tiff", false),
    PSD("psd", "image/vnd.adobe.photoshop", false),
    ICO("ico", "image/x-icon", false),
    HEIC("heic", "image/heic", false),
    AVIF("avif", "image/avif", true);

    private final String extension;
    private final String mediaType;
    private final boolean writable;

    ImageFormat(String extension, String mediaType, boolean writable) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.writable = writable;
    }

    /** The usual file name extension, without the dot. */
    public String extension() {
        return extension;
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
        return switch (extension.toLowerCase(Locale.ROOT)) {
            case "jpg", "jpeg", "jpe", "jfif" -> Optional.of(JPEG);
            case "png", "apng" -> Optional.of(PNG);
            case "webp" -> Optional.of(WEBP);
            case "gif" -> Optional.of(GIF);
            case "bmp", "dib" -> Optional.of(BMP);
            case "tif", "tiff" -> Optional.of(TIFF);
            case "psd", "psb" -> Optional.of(PSD);
            case "ico", "cur" -> Optional.of(ICO);
            case "heic", "heif" -> Optional.of(HEIC);
            case "avif" -> Optional.of(AVIF);
            default -> Optional.empty();
        };
    }
}
