package io.dropsize.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file format of images, with its media types and file name extensions. The constants are formats
 * that the program refers to by name; a codec of another format creates its own instance. Two
 * instances are never equal.
 */
public final class ImageFormat {
    public static final ImageFormat JPEG =
            new ImageFormat("JPEG", "image/jpeg", "jpg", "jpeg", "jpe", "jfif")
                    .withAliases("image/jpg", "image/pjpeg")
                    .lossy()
                    .writable(65_500);
    public static final ImageFormat PNG =
            new ImageFormat("PNG", "image/png", "png", "apng")
                    .withAliases("image/x-png")
                    .writable(ImageLimits.LONGEST_SIDE);
    public static final ImageFormat WEBP =
            new ImageFormat("WEBP", "image/webp", "webp")
                    .withTitle("WebP")
                    .lossy()
                    .animated()
                    .writable(16_383);
    public static final ImageFormat GIF =
            new ImageFormat("GIF", "image/gif", "gif").animated().writable(65_535);
    public static final ImageFormat BMP =
            new ImageFormat("BMP", "image/bmp", "bmp", "dib")
                    .withAliases("image/x-bmp", "image/x-ms-bmp");
    public static final ImageFormat TIFF = new ImageFormat("TIFF", "image/tiff", "tif", "tiff");
    public static final ImageFormat PSD =
            new ImageFormat("PSD", "image/vnd.adobe.photoshop", "psd", "psb");
    public static final ImageFormat ICO =
            new ImageFormat("ICO", "image/x-icon", "ico", "cur")
                    .withAliases("image/vnd.microsoft.icon");
    public static final ImageFormat HEIC =
            new ImageFormat("HEIC", "image/heic", "heic", "heif")
                    .withAliases("image/heif")
                    .lossy()
                    .needingLibrary();
    public static final ImageFormat AVIF =
            new ImageFormat("AVIF", "image/avif", "avif").lossy().needingLibrary().writable(65_536);

    private final String name;
    private final String title;
    private final List<String> mediaTypes;
    private final List<String> extensions;
    private final Set<Trait> traits;
    private final int maxSide;

    private enum Trait {
        WRITABLE,
        LOSSY,
        ANIMATED,
        NEEDS_LIBRARY
    }

    /**
     * A format that is lossless, still, and read only.
     *
     * @param name in capitals, unique; it is stored
     * @param extensions of files, without the dot; the most common one first
     */
    public ImageFormat(String name, String mediaType, String... extensions) {
        this(
                name,
                name,
                List.of(mediaType),
                List.of(extensions),
                Set.of(),
                ImageLimits.LONGEST_SIDE);
    }

    private ImageFormat(
            String name,
            String title,
            List<String> mediaTypes,
            List<String> extensions,
            Set<Trait> traits,
            int maxSide) {
        this.name = name;
        this.title = title;
        this.mediaTypes = mediaTypes;
        this.extensions = extensions;
        this.traits = traits;
        this.maxSide = maxSide;
    }

    /** Returns this format with a display name other than {@link #name}. */
    public ImageFormat withTitle(String displayed) {
        return new ImageFormat(name, displayed, mediaTypes, extensions, traits, maxSide);
    }

    /** Returns this format with other media types that are in use for it. */
    public ImageFormat withAliases(String... types) {
        var all = Stream.concat(mediaTypes.stream(), Stream.of(types)).toList();
        return new ImageFormat(name, title, all, extensions, traits, maxSide);
    }

    /**
     * Returns this format with a codec that has an encoder.
     *
     * @param maxSide the maximum side of a copy, in pixels
     */
    public ImageFormat writable(int maxSide) {
        return with(Trait.WRITABLE, maxSide);
    }

    /** Returns this format with copies that have a quality. */
    public ImageFormat lossy() {
        return with(Trait.LOSSY, maxSide);
    }

    /** Returns this format with animations that can be read and written. */
    public ImageFormat animated() {
        return with(Trait.ANIMATED, maxSide);
    }

    /** Returns this format with a codec that needs a library which not every system has. */
    public ImageFormat needingLibrary() {
        return with(Trait.NEEDS_LIBRARY, maxSide);
    }

    private ImageFormat with(Trait trait, int maxSide) {
        var all =
                Stream.concat(traits.stream(), Stream.of(trait))
                        .collect(Collectors.toUnmodifiableSet());
        return new ImageFormat(name, title, mediaTypes, extensions, all, maxSide);
    }

    /** All formats, common ones first. */
    public static List<ImageFormat> values() {
        return FormatRegistry.formats();
    }

    /**
     * @throws IllegalArgumentException if no format has this name
     */
    public static ImageFormat valueOf(String name) {
        return values().stream()
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

    /** Returns the preferred file name extension, without the dot. */
    public String extension() {
        return extensions.getFirst();
    }

    /** All file name extensions, without the dot; the preferred one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** Returns the display name. */
    public String title() {
        return title;
    }

    /** Returns the encoders' limit for a side, in pixels. */
    public int maxSide() {
        return maxSide;
    }

    public String mediaType() {
        return mediaTypes.getFirst();
    }

    /**
     * Whether this program can write it; {@link ImageEngine#writes} reports whether this computer
     * can.
     */
    public boolean writable() {
        return traits.contains(Trait.WRITABLE);
    }

    /** Returns whether its copies lose details, unless the preset is lossless. */
    boolean isLossy() {
        return traits.contains(Trait.LOSSY);
    }

    /** Returns whether its codec needs a library that not every system has. */
    public boolean needsLibrary() {
        return traits.contains(Trait.NEEDS_LIBRARY);
    }

    /** Returns whether its animations can be read and written. */
    public boolean animates() {
        return traits.contains(Trait.ANIMATED);
    }

    /** Returns the format of a media type, including those that are in use but not registered. */
    public static Optional<ImageFormat> ofMediaType(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return values().stream().filter(one -> one.mediaTypes.contains(lower)).findFirst();
    }

    /** Returns the format of a file name extension, which has no dot and may be in any case. */
    public static Optional<ImageFormat> ofExtension(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return values().stream().filter(one -> one.extensions.contains(lower)).findFirst();
    }

    /** Returns the format of the extension of a path or key. */
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
