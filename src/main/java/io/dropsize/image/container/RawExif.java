package io.dropsize.image.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * EXIF as ImageMagick writes it into text chunks of a PNG: a name, a length, and hexadecimal
 * digits.
 */
final class RawExif {
    private static final Set<String> KEYWORDS =
            Set.of("Raw profile type exif", "Raw profile type APP1");

    /** The beginnings of EXIF with both byte orders; a profile may contain XMP as well. */
    private static final String BEGINNINGS = "EMI";

    private static final int LONGEST_KEYWORD = 79;

    /** More than for any JPEG segment. */
    private static final int MAX_DIGITS = 1 << 18;

    private static final int PARTS = 3;

    private RawExif() {}

    /**
     * Decodes a text chunk.
     *
     * @param text the chunk's data
     * @param compressed whether the text after its keyword is compressed
     * @return the block, possibly with JPEG's segment name; empty for other texts
     */
    static Optional<byte[]> of(byte[] text, boolean compressed) {
        int end = 0;
        while (end < text.length && end < LONGEST_KEYWORD && text[end] != 0) {
            end++;
        }
        if (!KEYWORDS.contains(new String(text, 0, end, StandardCharsets.ISO_8859_1))) {
            return Optional.empty();
        }
        int from = Math.min(text.length, end + (compressed ? 2 : 1));
        byte[] digits = Arrays.copyOfRange(text, from, text.length);
        return parsed(
                        new String(
                                compressed ? decompressed(digits) : digits,
                                StandardCharsets.ISO_8859_1))
                .filter(block -> block.length > 0 && BEGINNINGS.indexOf(block[0]) >= 0);
    }

    private static byte[] decompressed(byte[] compressed) {
        var out = new byte[MAX_DIGITS];
        try (var inflater = new Inflater()) {
            inflater.setInput(compressed);
            return Arrays.copyOf(out, inflater.inflate(out));
        } catch (DataFormatException _) {
            return new byte[0];
        }
    }

    private static Optional<byte[]> parsed(String profile) {
        String[] parts = profile.strip().split("\\s+", PARTS);
        if (parts.length < PARTS) {
            return Optional.empty();
        }
        String digits = parts[PARTS - 1].replaceAll("\\s", "");
        try {
            return Optional.of(HexFormat.of().parseHex(digits, 0, digits.length() & -2));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
