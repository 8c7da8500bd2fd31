package io.dropsize.error;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from strangers, such as names of files, keys, and messages of services, made safe to show.
 * Control characters (C0, C1) can drive a terminal, format characters reorder or hide text (bidi
 * controls, zero-width characters), separators end lines, and a lone surrogate is no character.
 */
public final class SafeText {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern LINE_BREAK =
            Pattern.compile("[\\n\\x0B\\f\\r\\x{85}\\p{Zl}\\p{Zp}]");

    private SafeText() {}

    /** The text with "?" for each character that is unsafe to show. */
    public static String visible(String text) {
        return UNSAFE.matcher(text).replaceAll("?");
    }

    /** The text in one line: "?" for each line break, all other characters as they are. */
    public static String oneLine(String text) {
        return LINE_BREAK.matcher(text).replaceAll("?");
    }

    /** The text with each unsafe character replaced by what the function makes of it. */
    public static String replaceUnsafe(String text, UnaryOperator<String> replacement) {
        return UNSAFE.matcher(text)
                .replaceAll(unsafe -> Matcher.quoteReplacement(replacement.apply(unsafe.group())));
    }
}
