package io.dropsize.store;

import io.dropsize.error.SafeText;

import java.net.URI;
import java.util.regex.Pattern;

/** The forms of one link. */
public final class Links {
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\\\[\\]`*<>&~|$!]|_(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{M}\\p{N}])_");

    private Links() {}

    /**
     * A CommonMark image. Escapes characters that would start other markup: code spans, HTML,
     * entities, emphasis, strikethrough, and table cells. An underscore within a word needs no
     * escape.
     */
    public static String markdown(URI url, String alt) {
        String text = MARKUP.matcher(oneLine(alt)).replaceAll(found -> "\\\\\\" + found.group());
        return "![" + text + "](" + address(url) + ")";
    }

    /** ASCII, without characters that end the address in Markdown or an HTML attribute. */
    private static String address(URI url) {
        return url.toASCIIString().replace("(", "%28").replace(")", "%29").replace("'", "%27");
    }

    /**
     * An HTML image.
     *
     * @param width pixels; 0 if unknown, then neither width nor height is written
     */
    public static String html(URI url, String alt, int width, int height) {
        String size =
                width > 0 && height > 0 ? " width=\"" + width + "\" height=\"" + height + "\"" : "";
        return "<img src=\""
                + escape(address(url))
                + "\""
                + size
                + " alt=\""
                + escape(oneLine(alt))
                + "\">";
    }

    /**
     * File names may contain line breaks, and characters that reorder or hide text. A link is one
     * line.
     */
    private static String oneLine(String text) {
        return SafeText.replaceUnsafe(
                        text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "), Links::joiner)
                .strip();
    }

    /** Emoji and several scripts need joiners. */
    private static String joiner(String unsafe) {
        return unsafe.equals("\u200C") || unsafe.equals("\u200D") ? unsafe : "";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
