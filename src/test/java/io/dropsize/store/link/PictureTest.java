package io.dropsize.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.link.Picture.Variant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.List;

class PictureTest {
    private static final URI BASE = URI.create("https://x.example/");

    @Test
    void aPictureHasASourceForEachTypeAndAFallbackAtTheWidthOfThePage() {
        assertThat(picture("#2a6f8b").html(Description.of("Harbour")))
                .isEqualTo(
                        "<picture>"
                                + "<source type=\"image/avif\""
                                + " srcset=\"https://x.example/a-640.avif 640w,"
                                + " https://x.example/a-800.avif 800w\""
                                + " sizes=\"(min-width: 800px) 800px, 100vw\">"
                                + "<source type=\"image/webp\""
                                + " srcset=\"https://x.example/a-640.webp 640w,"
                                + " https://x.example/a-800.webp 800w\""
                                + " sizes=\"(min-width: 800px) 800px, 100vw\">"
                                + "<source type=\"image/jpeg\""
                                + " srcset=\"https://x.example/a-640.jpg 640w,"
                                + " https://x.example/a-800.jpg 800w\""
                                + " sizes=\"(min-width: 800px) 800px, 100vw\">"
                                + "<img src=\"https://x.example/a-800.jpg\""
                                + " width=\"800\" height=\"533\" alt=\"Harbour\""
                                + " loading=\"lazy\" decoding=\"async\""
                                + " style=\"max-width:100%;height:auto;background:#2a6f8b\">"
                                + "</picture>");
    }

    @Test
    void aTransparentPictureHasNoBackground() {
        assertThat(picture(null).html(Description.of("")))
                .contains("style=\"max-width:100%;height:auto\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\" onerror=\"alert(1)`|&quot; onerror=&quot;alert(1)",
                "</picture><script>|&lt;/picture&gt;&lt;script&gt;",
                "a & b &amp; c|a &amp; b &amp;amp; c",
                "it's|it&#39;s",
                "🏝️ \u0634\u0627\u0637\u0626|🏝️ \u0634\u0627\u0637\u0626",
                "`two\nlines`|two lines",
                "\u202Egnp.exe|gnp.exe"
            })
    void anAlternativeTextCannotLeaveItsAttribute(String alt, String written) {
        assertThat(picture(null).html(Description.of(alt)))
                .contains(" alt=\"" + written + "\" loading");
    }

    @Test
    void aBlurredPictureIsShownWhileItLoadsIfThatIsWanted() {
        Placeholder shown = new Placeholder("#2a6f8b", "data:image/png;base64,AA==", "x", "y");
        Picture picture = new Picture(picture(null).variants(), shown);
        Picture.Placement blurred = new Picture.Placement(false, null, true);

        assertThat(picture.html(Description.NONE)).doesNotContain("data:");
        assertThat(picture.with(blurred).html(Description.NONE))
                .contains(";background:#2a6f8b url(data:image/png;base64,AA==) 0 0/100% 100%\">");
    }

    @Test
    void aManifestHasTheShapeOfEleventysMetadata() {
        Placeholder shown = new Placeholder("#2a6f8b", "data:image/png;base64,AA==", "x", "y");
        Picture picture = new Picture(picture(null).variants(), shown);

        String line = Links.manifest("a \"b\".jpg", new Description("A <b>", "T"), picture);

        assertThat(line).doesNotContain("\n", "<");
        JsonNode json = new JsonMapper().readTree(line);
        assertThat(json.propertyNames())
                .containsExactly(
                        "source",
                        "color",
                        "placeholder",
                        "thumbhash",
                        "blurhash",
                        "attributes",
                        "metadata");
        assertThat(json.get("attributes").toString())
                .isEqualTo(
                        "{\"alt\":\"A <b>\",\"title\":\"T\","
                                + "\"sizes\":\"(min-width: 800px) 800px, 100vw\","
                                + "\"loading\":\"lazy\",\"decoding\":\"async\"}");
        assertThat(json.get("metadata").propertyNames()).containsExactly("avif", "webp", "jpeg");
        assertThat(json.get("metadata").get("webp").get(0).toString())
                .isEqualTo(
                        "{\"format\":\"webp\",\"width\":640,\"height\":427,"
                                + "\"url\":\"https://x.example/a-640.webp\","
                                + "\"sourceType\":\"image/webp\","
                                + "\"srcset\":\"https://x.example/a-640.webp 640w\"}");
    }

    @ParameterizedTest
    @CsvSource({"360, 3, 800", "320, 2, 640", "360, 1, 640", "1440, 2, 800"})
    void browsersFetchTheSmallestSufficientVariantOfTheBestFormat(
            int viewport, int density, int width) {
        Variant fetched = picture(null).fetched(viewport, density);

        assertThat(fetched.width()).isEqualTo(width);
        assertThat(fetched.mediaType()).isEqualTo("image/avif");
    }

    @Test
    void addressesCannotLeaveTheirCandidate() {
        URI hostile = URI.create("https://x.example/a,b'(c)%20d?e=1&f=%22");
        Picture picture =
                new Picture(List.of(new Variant(hostile, "image/jpeg", 800, 533, 0)), null);

        assertThat(picture.html(Description.of("")))
                .contains(
                        "srcset=\"https://x.example/a%2Cb%27%28c%29%20d?e=1&amp;f=%22 800w\"",
                        "src=\"https://x.example/a,b%27%28c%29%20d?e=1&amp;f=%22\"");
    }

    @Test
    void addressesInOtherScriptsAreAscii() {
        URI address = URI.create("https://x.example/\u0634\u0627.jpg");

        assertThat(
                        new Picture(List.of(new Variant(address, "image/jpeg", 1, 1, 0)), null)
                                .html(Description.of("")))
                .contains("https://x.example/%D8%B4%D8%A7.jpg 1w");
    }

    private static Picture picture(@Nullable String color) {
        return new Picture(
                List.of(
                        variant("jpg", "jpeg", 800, 533),
                        variant("jpg", "jpeg", 640, 427),
                        variant("webp", "webp", 640, 427),
                        variant("webp", "webp", 800, 533),
                        variant("avif", "avif", 800, 533),
                        variant("avif", "avif", 640, 427)),
                color == null ? null : new Placeholder(color, null, null, null));
    }

    private static Variant variant(String extension, String type, int width, int height) {
        URI link = BASE.resolve("a-" + width + "." + extension);
        return new Variant(link, "image/" + type, width, height, 0);
    }
}
