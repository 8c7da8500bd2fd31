package io.dropsize.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A name as it appears in keys: lower case letters and digits, dots, underscores and single
 * hyphens. Latin letters lose their accents, so that most keys are plain ASCII. Letters and digits
 * of other scripts are kept, with their combining marks, in composed form (NFC). Everything else
 * becomes a hyphen: spaces, punctuation, emoji, and all characters that are invisible or change the
 * direction of text.
 */
final class Slug {
    /**
     * The maximum length, so that a key's last part fits into a file name together with preset,
     * hash, number and extension.
     */
    private static final int MAX_BYTES = 100;

    /** Latin letters that Unicode does not decompose. */
    private static final Map<Integer, String> LATIN =
            Map.ofEntries(
                    Map.entry((int) 'ß', "ss"),
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'đ', "d"),
                    Map.entry((int) 'ð', "d"),
                    Map.entry((int) 'þ', "th"),
                    Map.entry((int) 'ħ', "h"),
                    Map.entry((int) 'ı', "i"));

    private Slug() {}

    /** At most 100 bytes in UTF-8; "image" if nothing is left of the name. */
    static String of(String name) {
        var kept = new StringBuilder();
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .codePoints()
                .forEach(letter -> append(kept, letter));
        String slug =
                Normalizer.normalize(kept.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                        .replaceAll("[^a-z0-9._\\p{L}\\p{M}\\p{N}]+", "-")
                        .replaceAll("\\.{2,}", ".")
                        .replaceAll("^[-.]+|[-.]+$", "");
        String cut = Utf8.beginning(slug, MAX_BYTES);
        return cut.isEmpty() ? "image" : cut;
    }

    private static void append(StringBuilder kept, int letter) {
        String plain = LATIN.getOrDefault(letter, plain(letter));
        if (!plain.isEmpty() && plain.charAt(0) < 0x80) {
            kept.append(plain);
        } else if (isMark(letter)) {
            if (isMarked(kept) && !isInvisible(letter)) {
                kept.appendCodePoint(letter);
            }
        } else if (isLetter(letter)) {
            kept.appendCodePoint(letter);
        } else {
            kept.append('-');
        }
    }

    /** Removes accents, and converts enclosed and full-width letters to plain ones. */
    private static String plain(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "");
    }

    /** Hangul fillers are classified as letters but invisible. */
    private static boolean isLetter(int letter) {
        return (Character.isLetterOrDigit(letter)
                        || Character.getType(letter) == Character.LETTER_NUMBER)
                && letter != 0x115F
                && letter != 0x1160
                && letter != 0x3164
                && letter != 0xFFA0;
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Selects a variant of a letter or an emoji, or joins marks. */
    private static boolean isInvisible(int mark) {
        return mark == 0x034F
                || (mark >= 0xFE00 && mark <= 0xFE0F)
                || (mark >= 0xE0100 && mark <= 0xE01EF);
    }

    /**
     * Returns whether a mark belongs to the preceding letter, in a script that writes vowels as
     * marks.
     */
    private static boolean isMarked(StringBuilder kept) {
        return !kept.isEmpty() && kept.charAt(kept.length() - 1) >= 0x80;
    }
}
