package io.dropsize.error;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes untrusted text, such as file names, keys, and messages of services, safe to display.
 * Control characters (C0, C1) can control a terminal, format characters reorder or hide text (bidi
 * controls, zero-width characters), separators end lines, and a lone surrogate is not a character.
 */
public final class SafeText {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern LINE_BREAK =
            Pattern.compile("[\\n\\x0B\\f\\r\\x{85}\\p{Zl}\\p{Zp}]");

    private SafeText() {}

    /** The text with "?" in place of each unsafe character. */
    public static String visible(String text) {
        return UNSAFE.matcher(text).replaceAll("?");
    }

    /** The text in one line: "?" for each line break, all other characters unchanged. */
    public static String oneLine(String text) {
        return LINE_BREAK.matcher(text).replaceAll("?");
    }

    /**
     * JSON on one line with each unsafe character in its strings escaped; the values are the same.
     */
    public static String json(String line) {
        return replaceUnsafe(line, SafeText::escaped);
    }

    private static String escaped(String character) {
        return character.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    /** The text with each unsafe character replaced by the function's result. */
    public static String replaceUnsafe(String text, UnaryOperator<String> replacement) {
        return UNSAFE.matcher(text)
                .replaceAll(unsafe -> Matcher.quoteReplacement(replacement.apply(unsafe.group())));
    }
}
