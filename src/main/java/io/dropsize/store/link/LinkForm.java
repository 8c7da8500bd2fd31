package io.dropsize.store.link;

/** The forms in which links are copied. */
public enum LinkForm {
    URL,
    MARKDOWN,
    HTML,
    /** For forums. Has neither alternative text nor title, because most forums reject them. */
    BBCODE,
    /** A reStructuredText directive of two or more lines. */
    RST,
    /** An AsciiDoc block macro. */
    ASCIIDOC,
    /** An object on one line. */
    JSON,
    /** An object on one line with all copies, for data files of static site generators. */
    MANIFEST,
    /** A form of the user's: {@link LinkStyle#template}. */
    TEMPLATE,
    /** A signed URL, which works without further permission for a chosen time. */
    SIGNED
}
