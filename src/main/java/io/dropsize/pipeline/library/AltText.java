package io.dropsize.pipeline.library;

import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.link.Description;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Suggests an alternative text from a file name: its words, without parts that a camera, a
 * screenshot tool or a hash added. Empty if no word remains, because a screen reader should read
 * nothing rather than "IMG_2001".
 */
public final class AltText {
    private static final Set<String> NOT_WORDS =
            Set.of(
                    "img",
                    "image",
                    "dsc",
                    "dscn",
                    "dscf",
                    "pxl",
                    "mvimg",
                    "vid",
                    "gopr",
                    "pic",
                    "picture",
                    "photo",
                    "scan",
                    "screenshot",
                    "screen",
                    "shot",
                    "bildschirmfoto",
                    "whatsapp",
                    "pasted",
                    "untitled",
                    "unnamed",
                    "download",
                    "copy",
                    "edited",
                    "final",
                    "export",
                    "at");
    private static final int MAX_DIGITS = 3;

    private AltText() {}

    /** What the user has entered about an image, completed from its name. */
    public static Description of(Source source) {
        return source.description().orAlt(of(source.stem()));
    }

    /**
     * Returns the words of a name, separated by single spaces.
     *
     * @param stem the name without its extension
     */
    public static String of(String stem) {
        List<String> words =
                Arrays.stream(stem.split("[\\s_\\-.+,()\\[\\]]+"))
                        .filter(word -> !word.isEmpty() && !isNumber(word))
                        .toList();
        boolean says =
                words.stream()
                        .anyMatch(
                                word ->
                                        !NOT_WORDS.contains(word.toLowerCase(Locale.ROOT))
                                                && word.chars().anyMatch(Character::isLetter));
        return says ? words.stream().collect(Collectors.joining(" ")) : "";
    }

    /** Returns a counter, a date, a time or a hash, with or without letters around it. */
    private static boolean isNumber(String word) {
        long digits = word.chars().filter(Character::isDigit).count();
        boolean counter = digits == word.length() && word.startsWith("0");
        boolean hash = digits > 0 && word.matches("[0-9a-f]{6,}");
        return counter || hash || digits > MAX_DIGITS;
    }
}
