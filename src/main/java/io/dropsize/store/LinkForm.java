package io.dropsize.store;

/** The forms in which links are copied. */
public enum LinkForm {
    URL,
    MARKDOWN,
    HTML,
    /** For forums. Has no alternative text, because most forums reject it. */
    BBCODE,
    /** A reStructuredText directive of two or more lines. */
    RST,
    /** An AsciiDoc block macro. */
    ASCIIDOC,
    /** An object on one line. */
    JSON,
    /** A signed URL, which works without further permission for a chosen time. */
    SIGNED;

    /** Whether texts in this form have the image's alternative text. */
    public boolean hasAlternativeText() {
        return switch (this) {
            case MARKDOWN, HTML, RST, ASCIIDOC, JSON -> true;
            case URL, BBCODE, SIGNED -> false;
        };
    }
}
