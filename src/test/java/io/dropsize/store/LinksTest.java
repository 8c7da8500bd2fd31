package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;

class LinksTest {
    private static final URI URL = URI.create("https://img.example.com/a.jpg");

    @Test
    void markdownHoldsAltTextAndAddress() {
        assertThat(Links.markdown(URL, "A cat"))
                .isEqualTo("![A cat](https://img.example.com/a.jpg)");
    }

    @Test
    void markdownEscapesWhatWouldEndItEarly() {
        assertThat(Links.markdown(URI.create("https://x.example/a_(1).jpg"), "a]b[c\\d\nnew"))
                .isEqualTo("![a\\]b\\[c\\\\d new](https://x.example/a_%281%29.jpg)");
    }

    @Test
    void htmlHoldsTheSizeWhereItIsKnown() {
        assertThat(Links.html(URL, "A cat", 640, 480))
                .isEqualTo(
                        "<img src=\"https://img.example.com/a.jpg\" width=\"640\" height=\"480\""
                                + " alt=\"A cat\">");
        assertThat(Links.html(URL, "A cat", 0, 480))
                .isEqualTo("<img src=\"https://img.example.com/a.jpg\" alt=\"A cat\">");
    }

    @Test
    void htmlEscapesTextAndAddress() {
        assertThat(Links.html(URI.create("https://x.example/a?b=1&c=2"), "\"<b>\" & co", 0, 0))
                .isEqualTo(
                        "<img src=\"https://x.example/a?b=1&amp;c=2\" alt=\"&quot;&lt;b&gt;&quot;"
                                + " &amp; co\">");
    }
}
