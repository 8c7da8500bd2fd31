package io.dropsize.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every form returns exactly the text that was entered, on one line, as its readers see it. */
class HostileDescriptionsTest {
    private static final URI URL = URI.create("https://img.example.com/a.jpg");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"<>]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("&#(\\d+);");

    static Stream<String> texts() {
        return Stream.of(
                "\"double\" 'single'",
                "</picture><script>alert(1)</script>",
                "a & b &amp; c",
                "ends](https://evil.example \"x\")",
                "](x) [y](z)",
                "`code` ``more``",
                "| cell | $x$ {{ v }} {url}",
                "\u0634\u0627\u0637\u0626 \u05E9\u05DC\u05D5\u05DD",
                "🏝️ 👩‍👩‍👧 é",
                "first\nsecond\r\nthird\u2028fourth",
                "back\\slash\\",
                "- item 1. #head *b* _i_ ~~s~~",
                "\u202Egnp.exe",
                "[[NOTE]] {empty} <<ref>> +pass+");
    }

    private static String line(String text) {
        return text.replaceAll("[\\n\\r\\u2028]+", " ").replace("\u202E", "");
    }

    private static Description words(String text) {
        return new Description(text, text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void markdownHasThemAsTextAndTitle(String text) {
        String link = Links.markdown(URL, words(text));

        List<String> found = new ArrayList<>();
        Parser.builder()
                .build()
                .parse(link)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Image image) {
                                found.add(image.getDestination());
                                found.add(image.getTitle());
                                StringBuilder alt = new StringBuilder();
                                image.accept(
                                        new AbstractVisitor() {
                                            @Override
                                            public void visit(Text part) {
                                                alt.append(part.getLiteral());
                                            }

                                            @Override
                                            public void visit(Image same) {
                                                visitChildren(same);
                                            }
                                        });
                                found.add(alt.toString());
                            }
                        });
        assertThat(found).containsExactly(URL.toString(), line(text), line(text));
        assertThat(link).doesNotContain("\n").doesNotContainPattern("(?<!\\\\)\\|");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void htmlHasThemAsAttributes(String text) {
        Picture picture =
                new Picture(List.of(new Picture.Variant(URL, "image/jpeg", 640, 480, 0)), null);

        for (String html :
                List.of(Links.html(URL, words(text), 640, 480), picture.html(words(text)))) {
            assertThat(html).doesNotContain("\n");
            String element = html.substring(html.indexOf("<img"));
            List<String> found =
                    ATTRIBUTE
                            .matcher(element)
                            .results()
                            .filter(it -> it.group(1).matches("alt|title"))
                            .map(it -> unescaped(it.group(2)))
                            .toList();
            assertThat(found).containsExactly(line(text), line(text));
            assertThat(ATTRIBUTE.matcher(element).replaceAll("")).startsWith("<img>");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void asciidocHasThemAsReferences(String text) {
        String macro = Links.asciidoc(URL, words(text), 640, 480);

        Matcher parts =
                Pattern.compile("image::(\\S+?)\\[([^,\\]\"]*),640,480,title=\"([^\"\\]]*)\"\\]")
                        .matcher(macro);
        assertThat(parts.matches()).as(macro).isTrue();
        for (String part : List.of(parts.group(2), parts.group(3))) {
            assertThat(REFERENCE.matcher(part).replaceAll(HostileDescriptionsTest::character))
                    .isEqualTo(line(text));
            assertThat(REFERENCE.matcher(part).replaceAll("")).doesNotContainPattern("[`*_#{}<>&]");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void rstHasThemAsOptionAndCaption(String text) {
        List<String> lines = Links.rst(URL, words(text), 640, 480).lines().toList();

        assertThat(lines)
                .hasSize(6)
                .startsWith(
                        ".. figure:: " + URL,
                        "   :alt: " + line(text),
                        "   :width: 640",
                        "   :height: 480",
                        "");
        String caption = lines.getLast().strip();
        assertThat(caption.replaceAll("\\\\(\\p{Punct})", "$1")).isEqualTo(line(text));
        assertThat(caption.replaceAll("\\\\\\p{Punct}", "")).doesNotContainPattern("\\p{Punct}");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void jsonHasThemAsStrings(String text) {
        String written = Links.json(URL, words(text), 640, 480);

        assertThat(written).doesNotContain("\n", "<", ">");
        JsonNode json = new JsonMapper().readTree(written);
        assertThat(json.propertyNames()).containsExactly("url", "alt", "title", "width", "height");
        assertThat(json.get("alt").asString()).isEqualTo(line(text));
        assertThat(json.get("title").asString()).isEqualTo(line(text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void templatesEncodeThemAsTheirFieldsSay(String text) {
        LinkTemplate.Values values = new LinkTemplate.Values(URL, words(text), text, text, 0, 0);

        assertThat(new LinkTemplate("{alt}\\n{title}\\n{name}\\n{key}").of(values).lines())
                .hasSize(4)
                .containsOnly(line(text));
        assertThat(unescaped(new LinkTemplate("{title:html}").of(values))).isEqualTo(line(text));
        assertThat(new JsonMapper().readTree(new LinkTemplate("{alt:json}").of(values)).asString())
                .isEqualTo(line(text));
    }

    private static String unescaped(String html) {
        return REFERENCE
                .matcher(html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""))
                .replaceAll(HostileDescriptionsTest::character)
                .replace("&amp;", "&");
    }

    private static String character(MatchResult reference) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(reference.group(1))));
    }
}
