package io.dropsize.store.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that was copied from a console, a document or a configuration file. */
public final class PastedText {
    /** Zero-width characters, byte order marks, soft hyphens and other controls. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");

    private static final String QUOTES = "[\\s\"'`<>(),;“”„‘’«»]+";
    private static final Pattern AROUND = Pattern.compile("^" + QUOTES + "|" + QUOTES + "$");

    /** A name before the value, as in {@code endpoint_url = https://…} or {@code S3 API: …}. */
    private static final Pattern LABEL =
            Pattern.compile(
                    "-{0,2}[A-Za-z][A-Za-z0-9 _-]*(?:\\s*=\\s*|:\\s+|:(?=[a-z0-9]+://)|(?<=url)\\s+)"
                            + "(\\S.*)");

    private PastedText() {}

    /** Removes invisible characters, quotes and a label. */
    public static String clean(String typed) {
        String text = INVISIBLE.matcher(typed.replace('\u00a0', ' ')).replaceAll("");
        text = AROUND.matcher(text).replaceAll("");
        Matcher label = LABEL.matcher(text);
        return label.matches() ? AROUND.matcher(label.group(1)).replaceAll("") : text;
    }
}
