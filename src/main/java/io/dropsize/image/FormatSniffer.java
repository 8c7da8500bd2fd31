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

    /** The signatures of Fujifilm, Olympus, Panasonic, Canon, Minolta and Sigma. */
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

    /**
     * A byte order mark, then any sequence of white space, processing instructions, comments and a
     * DOCTYPE.
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
     * @throws DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT for formats without
     *     a codec
     */
    static ImageFormat sniff(ImageInput input) {
        byte[] head = input.head(HEAD_BYTES);
        if (head.length == 0) {
            throw new DropsizeException(ErrorKind.EMPTY_FILE, input.name());
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        Optional<ImageFormat> format =
                FormatRegistry.detectors().stream()
                        .filter(detector -> detector.recognizes(head))
                        .map(FormatDetector::format)
                        .findFirst();
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
