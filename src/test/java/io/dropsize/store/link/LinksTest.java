package io.dropsize.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

class LinksTest {
    private static final URI URL = URI.create("https://img.example.com/a.jpg");

    @Test
    void markdownHoldsAltTextAndAddress() {
        assertThat(Links.markdown(URL, Description.of("A cat")))
                .isEqualTo("![A cat](https://img.example.com/a.jpg)");
    }

    @Test
    void markdownEscapesWhatWouldEndItEarly() {
        assertThat(
                        Links.markdown(
                                URI.create("https://x.example/a_(1).jpg"),
                                Description.of("a]b[c\\d\nnew")))
                .isEqualTo("![a\\]b\\[c\\\\d new](https://x.example/a_%281%29.jpg)");
    }

    @Test
    void htmlHoldsTheSizeWhereItIsKnown() {
        assertThat(Links.html(URL, Description.of("A cat"), 640, 480))
                .isEqualTo(
                        "<img src=\"https://img.example.com/a.jpg\" width=\"640\" height=\"480\""
                                + " alt=\"A cat\">");
        assertThat(Links.html(URL, Description.of("A cat"), 0, 480))
                .isEqualTo("<img src=\"https://img.example.com/a.jpg\" alt=\"A cat\">");
    }

    @Test
    void htmlEscapesTextAndAddress() {
        assertThat(
                        Links.html(
                                URI.create("https://x.example/a?b=1&c=2"),
                                Description.of("\"<b>\" & co"),
                                0,
                                0))
                .isEqualTo(
                        "<img src=\"https://x.example/a?b=1&amp;c=2\" alt=\"&quot;&lt;b&gt;&quot;"
                                + " &amp; co\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a`b",
                "one `` two",
                "<a href=\"",
                "\"> x",
                "&lt; &amp; &",
                "![x](y)",
                "](http://evil.example)",
                "a\\",
                "**b** _c_ ~~d~~ snake_case_1 __init__",
                "| cell | $x$",
                "<!-- ",
                "http://www.example.com <me@example.com>",
                "写真 [1]",
            })
    void namesCannotBreakOutOfMarkdown(String alt) {
        String link =
                Links.markdown(URI.create("https://x.example/a_(1)'%60.jpg"), Description.of(alt));
        List<Image> images = imagesIn(link + " " + link + "\n" + link);

        assertThat(images)
                .hasSize(3)
                .allSatisfy(
                        image -> {
                            assertThat(image.getDestination())
                                    .isEqualTo("https://x.example/a_%281%29%27%60.jpg");
                            assertThat(textOf(image)).isEqualTo(alt.strip());
                        });
    }

    @Test
    void anUnderscoreWithinAWordStaysReadable() {
        assertThat(Links.markdown(URL, Description.of("my_photo_1_")))
                .startsWith("![my_photo_1\\_]");
    }

    @Test
    void namesCannotBreakOutOfHtml() {
        String html = Links.html(URL, Description.of("' onerror='x \" onload=\"y <b> &amp;"), 0, 0);

        assertThat(html)
                .endsWith(
                        "alt=\"&#39; onerror=&#39;x &quot; onload=&quot;y &lt;b&gt; &amp;amp;\">");
    }

    @Test
    void bbcodeHoldsTheAddressWithoutBrackets() {
        assertThat(Links.bbcode(URI.create("https://x.example/a.jpg?b=[1]")))
                .isEqualTo("[img]https://x.example/a.jpg?b=%5B1%5D[/img]");
    }

    @Test
    void rstHasALineForEachOption() {
        assertThat(Links.rst(URL, Description.of("A `cat`_ *here* |x|\nnew"), 640, 480))
                .isEqualTo(
                        """
                        .. image:: https://img.example.com/a.jpg
                           :alt: A `cat`_ *here* |x| new
                           :width: 640
                           :height: 480""");
        assertThat(Links.rst(URL, Description.of(""), 0, 0))
                .isEqualTo(".. image:: https://img.example.com/a.jpg");
    }

    @Test
    void asciidocWritesWhatWouldBeMarkupAsReferences() {
        assertThat(
                        Links.asciidoc(
                                URL,
                                Description.of("A cat, \"x\" [1] {a} & <b> `c`\nnew"),
                                640,
                                480))
                .isEqualTo(
                        "image::https://img.example.com/a.jpg[A cat&#44; &#34;x&#34; &#91;1&#93;"
                                + " &#123;a&#125; &#38; &#60;b&#62; &#96;c&#96; new,640,480]");
        assertThat(Links.asciidoc(URL, Description.of("Grüße 🐘 مرحبا"), 0, 0))
                .isEqualTo("image::https://img.example.com/a.jpg[Grüße 🐘 مرحبا]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "</script>", "a\nb", "Grüße 🐘 مرحبا", "`&]'"})
    void jsonIsOneLineThatHoldsTheText(String alt) {
        String line = Links.json(URL, Description.of("x" + alt + "x"), 640, 480);

        assertThat(line).doesNotContain("\n", "<");
        JsonNode json = new JsonMapper().readTree(line);
        assertThat(json.propertyNames()).containsExactly("url", "alt", "width", "height");
        assertThat(json.get("alt").asString()).isEqualTo("x" + alt.replace('\n', ' ') + "x");
        assertThat(json.get("width").asInt()).isEqualTo(640);
    }

    @Test
    void linksHoldNothingInvisibleButJoiners() {
        String name = "a\u202Eb\u200Bc\u2028d\u009be\uD800f \uD83D\uDC68\u200D\uD83D\uDC69";

        assertThat(Links.markdown(URL, Description.of(name)))
                .startsWith("![abc d ef \uD83D\uDC68\u200D\uD83D\uDC69](");
        assertThat(Links.html(URL, Description.of(name), 0, 0)).contains("alt=\"abc d ef ");
        assertThat(Links.rst(URL, Description.of(name), 0, 0)).contains(":alt: abc d ef ");
        assertThat(Links.asciidoc(URL, Description.of(name), 0, 0)).contains("[abc d ef ");
        assertThat(Links.json(URL, Description.of(name), 0, 0)).contains("\"abc d ef ");
    }

    private static List<Image> imagesIn(String markdown) {
        List<Image> images = new ArrayList<>();
        Parser.builder()
                .build()
                .parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Image image) {
                                images.add(image);
                            }
                        });
        return images;
    }

    private static String textOf(Image image) {
        var text = new StringBuilder();
        for (Node node = image.getFirstChild(); node != null; node = node.getNext()) {
            text.append(((Text) node).getLiteral());
        }
        return text.toString();
    }
}
