package io.dropsize.store.link;

import io.dropsize.error.SafeText;

import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of one link. */
public final class Links {
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\\\[\\]`*<>&~|$!]|_(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{M}\\p{N}])_");

    /** Not letters, digits, marks, emoji, and punctuation without a meaning in AsciiDoc. */
    private static final Pattern ASCIIDOC = Pattern.compile("[\\p{ASCII}&&[^\\p{Alnum} ./!?:;-]]");

    private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");

    private static final Pattern JSON = Pattern.compile("[\"\\\\<>\\x00-\\x1f]");

    private Links() {}

    /**
     * A CommonMark image. Escapes characters that would start other markup: code spans, HTML,
     * entities, emphasis, strikethrough, and table cells. An underscore within a word needs no
     * escape.
     */
    public static String markdown(URI url, Description description) {
        String title = description.title();
        return "!["
                + markdownText(description.text())
                + "]("
                + address(url)
                + (title == null ? "" : " \"" + markdownText(title).replace("\"", "\\\"") + "\"")
                + ")";
    }

    static String markdownText(String text) {
        return MARKUP.matcher(oneLine(text)).replaceAll(found -> "\\\\\\" + found.group());
    }

    /** ASCII, without characters that end the address in Markdown or an HTML attribute. */
    static String address(URI url) {
        return url.toASCIIString().replace("(", "%28").replace(")", "%29").replace("'", "%27");
    }

    /**
     * An HTML image.
     *
     * @param width pixels; 0 if unknown, then neither width nor height is written
     */
    public static String html(URI url, Description description, int width, int height) {
        String size =
                width > 0 && height > 0 ? " width=\"" + width + "\" height=\"" + height + "\"" : "";
        return "<img src=\"" + escape(address(url)) + "\"" + size + attributes(description) + ">";
    }

    /** The attributes of an HTML image. */
    static String attributes(Description description) {
        String title = description.title();
        return attribute("alt", oneLine(description.text()))
                + (title == null ? "" : attribute("title", oneLine(title)));
    }

    /** Returns a BBCode image. */
    public static String bbcode(URI url) {
        return "[img]" + url.toASCIIString().replace("[", "%5B").replace("]", "%5D") + "[/img]";
    }

    /**
     * A reStructuredText image directive, or a figure with the title as its caption: a line for the
     * address and one for each option. Docutils parses markup in the caption, but not in the
     * alternative text.
     *
     * @param width pixels; 0 if unknown, then neither width nor height is written
     */
    public static String rst(URI url, Description description, int width, int height) {
        String text = oneLine(description.text());
        String title = description.title();
        return (title == null ? ".. image:: " : ".. figure:: ")
                + url.toASCIIString()
                + (text.isEmpty() ? "" : "\n   :alt: " + text)
                + (width > 0 && height > 0
                        ? "\n   :width: " + width + "\n   :height: " + height
                        : "")
                + (title == null
                        ? ""
                        : "\n\n   " + PUNCTUATION.matcher(oneLine(title)).replaceAll("\\\\$0"));
    }

    /**
     * An AsciiDoc block image. Characters that would start other markup are written as references
     * (Asciidoctor User Manual, "Character Replacements"). The title is shown as a caption.
     *
     * @param width pixels; 0 if unknown, then neither width nor height is written
     */
    public static String asciidoc(URI url, Description description, int width, int height) {
        String address = url.toASCIIString().replace("[", "%5B").replace("]", "%5D");
        String title = description.title();
        return "image::"
                + address
                + "["
                + asciidocText(description.text())
                + (width > 0 && height > 0 ? "," + width + "," + height : "")
                + (title == null ? "" : ",title=\"" + asciidocText(title) + "\"")
                + "]";
    }

    private static String asciidocText(String text) {
        return ASCIIDOC.matcher(oneLine(text)).replaceAll(Links::reference);
    }

    private static String reference(MatchResult found) {
        return "&#" + found.group().codePointAt(0) + ";";
    }

    /**
     * A JSON object on one line.
     *
     * @param width pixels; 0 if unknown, then neither width nor height is written
     */
    public static String json(URI url, Description description, int width, int height) {
        String title = description.title();
        return "{\"url\":"
                + jsonString(url.toASCIIString())
                + ",\"alt\":"
                + jsonString(oneLine(description.text()))
                + (title == null ? "" : ",\"title\":" + jsonString(oneLine(title)))
                + (width > 0 && height > 0 ? ",\"width\":" + width + ",\"height\":" + height : "")
                + "}";
    }

    /**
     * A JSON object on one line for data files of static site generators, in the shape of
     * eleventy-img's metadata.
     *
     * @param name of the image's source
     */
    public static String manifest(String name, Description description, Picture picture) {
        return Manifest.of(oneLine(name), description, picture);
    }

    /** RFC 8259. {@code <} and {@code >} are escaped, so that scripts in HTML can contain it. */
    static String jsonString(String text) {
        return "\"" + JSON.matcher(text).replaceAll(Links::jsonEscape) + "\"";
    }

    private static String jsonEscape(MatchResult found) {
        char c = found.group().charAt(0);
        String escape = c == '"' || c == '\\' ? "\\" + c : "\\u%04x".formatted((int) c);
        return Matcher.quoteReplacement(escape);
    }

    /** Returns a candidate of a {@code srcset}, in which commas and spaces separate. */
    static String candidate(URI url, int width) {
        return address(url).replace(",", "%2C") + " " + width + "w";
    }

    /** Returns an attribute of an HTML element, after a space. */
    static String attribute(String name, String value) {
        return " " + name + "=\"" + escape(value) + "\"";
    }

    /**
     * File names may contain line breaks, and characters that reorder or hide text. A link is one
     * line.
     */
    static String oneLine(String text) {
        return SafeText.replaceUnsafe(
                        text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "), Links::joiner)
                .strip();
    }

    /** Emoji and several scripts need joiners. */
    private static String joiner(String unsafe) {
        return unsafe.equals("\u200C") || unsafe.equals("\u200D") ? unsafe : "";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
