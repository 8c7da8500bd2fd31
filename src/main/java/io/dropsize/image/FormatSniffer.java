package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Detects a format by a file's first bytes. The file's name is ignored. */
final class FormatSniffer {
    /** Enough to find the {@code <svg} element after a prologue of common length. */
    static final int HEAD_BYTES = 1 << 14;

    private static final Map<String, ImageFormat> SIGNATURES =
            Map.ofEntries(
                    Map.entry("\u00ff\u00d8\u00ff", ImageFormat.JPEG),
                    Map.entry("\u0089PNG\r\n\u001a\n", ImageFormat.PNG),
                    Map.entry("GIF87a", ImageFormat.GIF),
                    Map.entry("GIF89a", ImageFormat.GIF),
                    Map.entry("II*\0", ImageFormat.TIFF),
                    Map.entry("MM\0*", ImageFormat.TIFF),
                    Map.entry("II+\0", ImageFormat.TIFF),
                    Map.entry("MM\0+", ImageFormat.TIFF),
                    Map.entry("8BPS\0\u0001", ImageFormat.PSD),
                    Map.entry("8BPS\0\u0002", ImageFormat.PSD),
                    Map.entry("\0\0\u0001\0", ImageFormat.ICO),
                    Map.entry("\0\0\u0002\0", ImageFormat.ICO));

    private static final Map<String, String> UNREAD_SIGNATURES =
            Map.of(
                    "\u00ff\n", "a JPEG XL picture",
                    "\0\0\0\fJXL ", "a JPEG XL picture",
                    "\0\0\0\fjP  ", "a JPEG 2000 picture",
                    "\u00ffO\u00ffQ", "a JPEG 2000 picture",
                    "icns", "an Apple icon",
                    "v/1\u0001", "an OpenEXR picture",
                    "DDS ", "a DirectDraw texture",
                    "gimp xcf", "a GIMP picture");

    /** Of Fujifilm, Olympus, Panasonic, Canon, Minolta and Sigma. */
    private static final Set<String> RAW_SIGNATURES =
            Set.of(
                    "FUJIFILMCCD-RAW",
                    "IIRO",
                    "IIRS",
                    "MMOR",
                    "IIU\0",
                    "II\u001a\0\0\0HEAPCCDR",
                    "\0MRM",
                    "FOVb");

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    /** Files with a {@code mini} box instead of {@code meta}. */
    private static final String MINIMIZED_BRAND = "mif3";

    private static final Set<Integer> BMP_HEADER_SIZES = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

    /**
     * A byte order mark, then any sequence of white space, instructions, comments and a DOCTYPE.
     */
    private static final Pattern PROLOGUE =
            Pattern.compile(
                    "\\G(?:^[^<\\s]{1,3}|\\s+|<\\?.*?\\?>|<!--.*?-->"
                            + "|<!DOCTYPE[^\\[>]*+(?:\\[.*?]\\s*)?>)",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern SVG =
            Pattern.compile("<(?:[\\w.-]+:)?svg[\\s/>]", Pattern.CASE_INSENSITIVE);

    private FormatSniffer() {}

    /**
     * The format of these bytes, whether or not a decoder supports it.
     *
     * @throws DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT for formats that
     *     {@link ImageFormat} doesn't have
     */
    static ImageFormat sniff(ImageInput input) {
        byte[] head = input.head(HEAD_BYTES);
        if (head.length == 0) {
            throw new DropsizeException(ErrorKind.EMPTY_FILE, input.name());
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        Optional<ImageFormat> format =
                startingWith(SIGNATURES, latin)
                        .or(() -> container(latin))
                        .or(() -> bitmap(head, latin));
        Optional<String> unread =
                cameraRaw(latin)
                        .or(() -> startingWith(UNREAD_SIGNATURES, latin))
                        .or(() -> drawing(latin));
        if (unread.isPresent()) {
            throw new DropsizeException(
                    ErrorKind.UNSUPPORTED_FORMAT, input.name(), unread.orElseThrow());
        }
        return format.orElseThrow(
                () -> new DropsizeException(ErrorKind.NOT_AN_IMAGE, input.name()));
    }

    private static <T> Optional<T> startingWith(Map<String, T> signatures, String latin) {
        return signatures.entrySet().stream()
                .filter(signature -> latin.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** WebP in RIFF; HEIC and AVIF by the brands of their file type box. */
    private static Optional<ImageFormat> container(String latin) {
        if (latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)) {
            return Optional.of(ImageFormat.WEBP);
        }
        if (!latin.startsWith("ftyp", 4) || latin.length() < 16) {
            return Optional.empty();
        }
        String brand = latin.substring(8, 12);
        if (brand.equals(MINIMIZED_BRAND)) {
            // The brand of the inner picture is in place of the version.
            return Optional.of(latin.startsWith("avif", 12) ? ImageFormat.AVIF : ImageFormat.HEIC);
        }
        String compatible = latin.substring(16, Math.min(latin.length(), 16 + 4 * 16));
        if (brand.equals("avif") || brand.equals("avis") || compatible.contains("avif")) {
            return Optional.of(ImageFormat.AVIF);
        }
        return HEIC_BRANDS.contains(brand) ? Optional.of(ImageFormat.HEIC) : Optional.empty();
    }

    /** Many texts begin with these two letters, so the header's size must match, too. */
    private static Optional<ImageFormat> bitmap(byte[] head, String latin) {
        boolean bmp =
                latin.startsWith("BM")
                        && head.length > 17
                        && BMP_HEADER_SIZES.contains(head[14] & 0xFF);
        return bmp ? Optional.of(ImageFormat.BMP) : Optional.empty();
    }

    /** Raw files of some cameras look like TIFF, but only their thumbnail could be read. */
    private static Optional<String> cameraRaw(String latin) {
        boolean raw =
                latin.startsWith("II*\0") && latin.startsWith("CR", 8)
                        || latin.startsWith("ftypcrx ", 4)
                        || RAW_SIGNATURES.stream().anyMatch(latin::startsWith);
        return raw ? Optional.of("a camera's raw file") : Optional.empty();
    }

    /** XML in any encoding whose root element is SVG's, whatever its prefix. */
    private static Optional<String> drawing(String latin) {
        var prologue = PROLOGUE.matcher(latin.replace("\0", ""));
        int at = 0;
        while (prologue.find()) {
            at = prologue.end();
        }
        boolean svg = SVG.matcher(latin.replace("\0", "").substring(at)).lookingAt();
        return svg ? Optional.of("an SVG drawing") : Optional.empty();
    }
}
