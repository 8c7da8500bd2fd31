package io.dropsize.store;

import java.net.URI;

/** A link's forms, made from its address. */
public final class Links {
    private Links() {}

    public static String markdown(URI url, String alt) {
        return "!["
                + oneLine(alt).replaceAll("([\\\\\\[\\]])", "\\\\$1")
                + "]("
                + url.toASCIIString().replace("(", "%28").replace(")", "%29")
                + ")";
    }

    /**
     * An HTML image.
     *
     * @param width pixels; 0 when unknown, then neither width nor height is written
     */
    public static String html(URI url, String alt, int width, int height) {
        String size =
                width > 0 && height > 0 ? " width=\"" + width + "\" height=\"" + height + "\"" : "";
        return "<img src=\""
                + escape(url.toASCIIString())
                + "\""
                + size
                + " alt=\""
                + escape(oneLine(alt))
                + "\">";
    }

    /** Names of files may hold line breaks; a link is one line. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
