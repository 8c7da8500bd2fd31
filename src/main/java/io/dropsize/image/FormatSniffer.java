package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /** White space and comments precede the width. Their number is limited against recursion. */
    private static final Pattern NETPBM = Pattern.compile("P[1-7](?:\\s|#[^\\n]*\\n){1,64}+[\\dW]");

    private static final int TARGA_BYTES = 18;
    private static final Set<Integer> TARGA_TYPES = Set.of(1, 2, 3, 9, 10, 11);
    private static final Set<Integer> TARGA_DEPTHS = Set.of(8, 15, 16, 24, 32);

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
                () ->
                        withoutSignature(head, latin)
                                .map(
                                        name ->
                                                new DropsizeException(
                                                        ErrorKind.UNSUPPORTED_FORMAT,
                                                        input.name(),
                                                        name))
                                .orElseGet(
                                        () ->
                                                new DropsizeException(
                                                        ErrorKind.NOT_AN_IMAGE, input.name())));
    }

    /** Formats with so short a signature, or none, that all others have priority. */
    private static Optional<String> withoutSignature(byte[] head, String latin) {
        if (NETPBM.matcher(latin).lookingAt()) {
            return Optional.of("a Netpbm picture");
        }
        return isTarga(head) ? Optional.of("a Targa picture") : Optional.empty();
    }

    /** Returns whether each byte of the header has a value that Targa defines. */
    private static boolean isTarga(byte[] head) {
        if (head.length < TARGA_BYTES) {
            return false;
        }
        var in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        boolean mapped = head[1] == 1 && TARGA_DEPTHS.contains((int) head[7]);
        boolean unmapped = head[1] == 0 && in.getInt(3) == 0 && head[7] == 0;
        return (mapped || unmapped)
                && TARGA_TYPES.contains((int) head[2])
                && in.getShort(12) != 0
                && in.getShort(14) != 0
                && TARGA_DEPTHS.contains((int) head[16])
                && (head[17] & 0xC0) == 0;
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
