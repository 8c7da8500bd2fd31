package io.dropsize.store.link;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's own form of links: text with fields such as {@code {url}} and {@code {alt:html}}. A
 * field is inserted as one line of plain text, or encoded for HTML, Markdown or JSON. {@code {{}
 * and {@code }}} are braces, {@code \n} and {@code \t} a line break and a tab.
 *
 * @param text the template
 */
public record LinkTemplate(String text) {
    private static final Pattern PART = Pattern.compile("\\{\\{|\\}\\}|\\\\n|\\\\t|\\{([^{}]*)\\}");

    /**
     * The values of the fields.
     *
     * @param name the file name of the source, or the last part of the key
     * @param width pixels; 0 if unknown, then the field is empty
     * @param height pixels; 0 if unknown, then the field is empty
     */
    public record Values(
            URI url, Description description, String name, String key, int width, int height) {}

    /** Returns the first field that does not exist, without its braces; empty if all exist. */
    public Optional<String> unknownField() {
        Values none = new Values(URI.create(""), Description.NONE, "", "", 0, 0);
        return PART.matcher(text)
                .results()
                .map(part -> part.group(1))
                .filter(field -> field != null && value(field, none).isEmpty())
                .findFirst();
    }

    /** Returns whether it can be used: all fields exist, and the text is not the same for all. */
    public boolean isUsable() {
        return unknownField().isEmpty() && !isConstant();
    }

    /** Whether the text is the same for all images. */
    public boolean isConstant() {
        return PART.matcher(text).results().allMatch(part -> part.group(1) == null);
    }

    /** Returns the text for one image. Unknown fields are kept as they are. */
    public String of(Values values) {
        return PART.matcher(text)
                .replaceAll(
                        part ->
                                Matcher.quoteReplacement(
                                        switch (part.group()) {
                                            case "{{" -> "{";
                                            case "}}" -> "}";
                                            case "\\n" -> "\n";
                                            case "\\t" -> "\t";
                                            default ->
                                                    value(part.group(1), values)
                                                            .orElse(part.group());
                                        }));
    }

    private static Optional<String> value(String field, Values values) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? field : field.substring(0, colon);
        return encoding(colon < 0 ? "" : field.substring(colon + 1))
                .flatMap(encoding -> plain(name, values).map(encoding));
    }

    private static Optional<String> plain(String name, Values values) {
        return Optional.ofNullable(
                switch (name) {
                    case "url" -> Links.address(values.url());
                    case "alt" -> Links.oneLine(values.description().text());
                    case "title" ->
                            Links.oneLine(
                                    Objects.requireNonNullElse(values.description().title(), ""));
                    case "name" -> Links.oneLine(values.name());
                    case "key" -> Links.oneLine(values.key());
                    case "width" -> number(values.width());
                    case "height" -> number(values.height());
                    default -> null;
                });
    }

    private static Optional<UnaryOperator<String>> encoding(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "" -> UnaryOperator.identity();
                    case "html" -> Links::escape;
                    case "markdown" -> Links::markdownText;
                    case "json" -> Links::jsonString;
                    default -> null;
                });
    }

    private static String number(int pixels) {
        return pixels > 0 ? Integer.toString(pixels) : "";
    }
}
