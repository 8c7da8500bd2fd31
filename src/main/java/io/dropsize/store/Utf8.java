package io.dropsize.store;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/** Lengths of text in UTF-8 bytes, which limit keys and file names. */
public final class Utf8 {
    private Utf8() {}

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the longest beginning within this many bytes, cut between whole characters. */
    public static String beginning(String text, int maxBytes) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        BreakIterator characters = characters(text);
        int end = 0;
        int length = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            length += bytes(text.substring(end, next));
            if (length > maxBytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** Returns the longest end within this many bytes, cut between whole characters. */
    static String end(String text, int maxBytes) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        BreakIterator characters = characters(text);
        int start = characters.last();
        int length = 0;
        for (int before = characters.previous();
                before != BreakIterator.DONE;
                before = characters.previous()) {
            length += bytes(text.substring(before, start));
            if (length > maxBytes) {
                break;
            }
            start = before;
        }
        return text.substring(start);
    }

    /** Returns a character is a grapheme cluster: a letter with all its marks. */
    private static BreakIterator characters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters;
    }
}
