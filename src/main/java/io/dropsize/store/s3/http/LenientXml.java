package io.dropsize.store.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML document in which characters that XML 1.0 forbids are replaced. Keys may have control
 * characters, which services write as they are or as references such as {@code &#x7;}, and XML
 * parsers refuse the whole document for one of them. Their replacements are of a private use area,
 * from which {@link #original} returns the characters.
 *
 * @param isChanged whether a character was replaced
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, Characters</a>
 */
public record LenientXml(String text, boolean isChanged) {
    private static final Pattern SUSPECT =
            Pattern.compile(
                    "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]"
                            + "|&#(?:x([0-9A-Fa-f]{1,15})|([0-9]{1,18}));");

    private static final String CARRIAGE_RETURN = "&#xD;";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SURROGATES = 0x10F000;
    private static final int OTHERS = 0x10FF00;
    private static final int LAST = 0x10FFFF;

    private static final Pattern REPLACEMENT =
            Pattern.compile("[\\x{10F000}-\\x{10F7FF}\\x{10FF00}-\\x{10FFFF}]");

    /**
     * @param document in UTF-8, whose invalid bytes become U+FFFD, or in UTF-16 with a byte order
     *     mark
     */
    public static LenientXml of(byte[] document) {
        String text = new String(document, isUtf16(document) ? StandardCharsets.UTF_16 : UTF_8);
        if (text.indexOf(BYTE_ORDER_MARK) == 0) {
            text = text.substring(1);
        }
        if (!isSuspect(text)) {
            return new LenientXml(text, false);
        }
        String repaired = SUSPECT.matcher(withReturns(text)).replaceAll(LenientXml::replacement);
        return new LenientXml(repaired, !repaired.equals(text));
    }

    private static boolean isUtf16(byte[] document) {
        return document.length > 1 && (document[0] & document[1] & 0xFE) == 0xFE;
    }

    /** Finds out without a regular expression, which most documents don't need. */
    private static boolean isSuspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isReference = c == '#' && i > 0 && text.charAt(i - 1) == '&';
            if (isReference || c == '\r' || !isLegal(c)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes carriage returns at the end of elements as references. They are legal, but parsers
     * turn them into line feeds. The time is linear in the length, which a service chooses.
     */
    private static String withReturns(String text) {
        if (text.indexOf('\r') < 0) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int tag = text.indexOf('<', start);
            int end = tag < 0 ? text.length() : tag + 1;
            String part = text.substring(start, end);
            boolean isContent = text.startsWith("/", end);
            kept.append(isContent ? part.replace("\r", CARRIAGE_RETURN) : part);
            start = end;
        }
        return kept.toString();
    }

    private static String replacement(MatchResult found) {
        long character = character(found);
        if (character > LAST) {
            return "\uFFFD";
        }
        int forbidden = (int) character;
        if (forbidden >= Character.MIN_SURROGATE && forbidden <= Character.MAX_SURROGATE) {
            return Character.toString(SURROGATES + forbidden - Character.MIN_SURROGATE);
        }
        return isLegal(forbidden)
                ? Matcher.quoteReplacement(found.group())
                : Character.toString(OTHERS + (forbidden & 0xFF));
    }

    private static long character(MatchResult found) {
        if (found.group(1) != null) {
            return Long.parseLong(found.group(1), 16);
        }
        return found.group(2) == null ? found.group().charAt(0) : Long.parseLong(found.group(2));
    }

    private static boolean isLegal(int character) {
        return switch (character) {
            case '\t', '\n', '\r' -> true;
            case 0xFFFE, 0xFFFF -> false;
            default -> character >= ' ';
        };
    }

    /** Returns a text of the document with its original characters. */
    public String original(String parsed) {
        return isChanged
                ? REPLACEMENT
                        .matcher(parsed)
                        .replaceAll(found -> Matcher.quoteReplacement(original(found)))
                : parsed;
    }

    private static String original(MatchResult replaced) {
        int character = replaced.group().codePointAt(0);
        if (character < OTHERS) {
            return Character.toString((char) (character - SURROGATES + Character.MIN_SURROGATE));
        }
        int low = character & 0xFF;
        return Character.toString(low >= 0xFE ? 0xFF00 | low : low);
    }
}
