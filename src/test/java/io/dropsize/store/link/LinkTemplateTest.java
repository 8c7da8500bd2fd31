package io.dropsize.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class LinkTemplateTest {
    private static final LinkTemplate.Values CAT =
            new LinkTemplate.Values(
                    URI.create("https://img.example.com/a_(1).jpg"),
                    new Description("\"A\" <cat>\nhere", "The \"cat\""),
                    "a cat.jpg",
                    "2026/a.jpg",
                    640,
                    480);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    {url}              | https://img.example.com/a_%281%29.jpg
                    {alt}              | "A" <cat> here
                    {alt:html}         | &quot;A&quot; &lt;cat&gt; here
                    {alt:markdown}     | "A" \\<cat\\> here
                    {alt:json}         | "\\"A\\" \\u003ccat\\u003e here"
                    {title:html}       | The &quot;cat&quot;
                    {name} {key}       | a cat.jpg 2026/a.jpg
                    {width}x{height}   | 640x480
                    {{url}} {{{name}}} | {url} {a cat.jpg}
                    {nothing} {alt:x}  | {nothing} {alt:x}
                    """)
    void fieldsAreReplacedByValues(String template, String text) {
        assertThat(new LinkTemplate(template).of(CAT)).isEqualTo(text);
    }

    @Test
    void aTemplateCanHaveLineBreaksAndTabs() {
        assertThat(new LinkTemplate("{name}\\t{width}\\n{key}").of(CAT))
                .isEqualTo("a cat.jpg\t640\n2026/a.jpg");
    }

    @Test
    void anUnknownSizeIsEmpty() {
        var values =
                new LinkTemplate.Values(
                        URI.create("https://x.example/"), Description.NONE, "", "", 0, 0);

        assertThat(new LinkTemplate("{width}{height}").of(values)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{uri}", "{alt:xml}", "{}", "{url} {Width}"})
    void unknownFieldsAreFound(String template) {
        assertThat(new LinkTemplate(template).unknownField()).isPresent();
    }

    @Test
    void aTemplateWithoutAFieldIsConstant() {
        assertThat(new LinkTemplate("{{url}}").isConstant()).isTrue();
        assertThat(new LinkTemplate("{url}").isConstant()).isFalse();
    }
}
