package io.dropsize.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file format of images, with its media type and file name extensions. The constants are the
 * formats of this program's own codecs; a codec of another format creates its own instance. Two
 * instances are never equal.
 */
public final class ImageFormat {
    public static final ImageFormat JPEG =
            new ImageFormat("JPEG", "image/jpeg", true, 65_500, "jpg", "jpeg", "jpe", "jfif");
    public static final ImageFormat PNG =
            new ImageFormat("PNG", "image/png", true, 0, "png", "apng");
    public static final ImageFormat WEBP =
            new ImageFormat("WEBP", "image/webp", true, 16_383, "webp");
    public static final ImageFormat GIF = new ImageFormat("GIF", "image/gif", true, 65_535, "gif");
    public static final ImageFormat BMP =
            new ImageFormat("BMP", "image/bmp", false, 0, "bmp", "dib");
    public static final ImageFormat TIFF =
            new ImageFormat("TIFF", "image/tiff", false, 0, "tif", "tiff");
    public static final ImageFormat PSD =
            new ImageFormat("PSD", "image/vnd.adobe.photoshop", false, 0, "psd", "psb");
    public static final ImageFormat ICO =
            new ImageFormat("ICO", "image/x-icon", false, 0, "ico", "cur");
    public static final ImageFormat HEIC =
            new ImageFormat("HEIC", "image/heic", false, 0, "heic", "heif");
    public static final ImageFormat AVIF =
            new ImageFormat("AVIF", "image/avif", true, 65_536, "avif");

    private static final List<ImageFormat> VALUES =
            List.of(JPEG, PNG, WEBP, GIF, BMP, TIFF, PSD, ICO, HEIC, AVIF);

    private final String name;
    private final String mediaType;
    private final boolean writable;
    private final int longestSide;
    private final List<String> extensions;

    /**
     * @param name in capitals, unique; it is stored
     * @param writable whether its codec has an encoder
     * @param longestSide the most pixels that a side of a copy may have, 0 for as many as an image
     *     may have at all
     * @param extensions of files, without the dot; the most common one first
     */
    public ImageFormat(
            String name,
            String mediaType,
            boolean writable,
            int longestSide,
            String... extensions) {
        this.name = name;
        this.mediaType = mediaType;
        this.writable = writable;
        this.longestSide = longestSide == 0 ? ImageLimits.LONGEST_SIDE : longestSide;
        this.extensions = List.of(extensions);
    }

    /** The formats of this program's own codecs. */
    public static List<ImageFormat> values() {
        return VALUES;
    }

    /**
     * @throws IllegalArgumentException if no constant has this name
     */
    public static ImageFormat valueOf(String name) {
        return VALUES.stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
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
        return this == WEBP ? "WebP" : name;
    }

    /** The encoders' limit for a side, in pixels. */
    public int longestSide() {
        return longestSide;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * Whether this program can write it; {@link ImageEngine#writes} reports whether this computer
     * can.
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
        return VALUES.stream().filter(one -> one.extensions.contains(lower)).findFirst();
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
