package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.http.EndpointFixture.Form;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(120)
class UploadApiTest {
    private static final String UPLOAD = "/api/v1/image/upload";
    private static final String UNSAFE = "[\\p{Cc}\\p{Cf}\\p{Zl}]";

    @TempDir Path home;
    private EndpointFixture fixture;

    @BeforeEach
    void start() {
        fixture = new EndpointFixture(home);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void anImageAsTheBodyIsUploadedAndItsLinkOpens() throws Exception {
        byte[] image = EndpointFixture.png(1);

        HttpResponse<String> response = fixture.postImage(UPLOAD + "?name=harbour.png", image);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode entry = results(response).get(0);
        assertThat(entry.get("ok").booleanValue()).isTrue();
        assertThat(entry.get("key").stringValue()).contains("harbour-");
        assertThat(entry.get("width").intValue()).isEqualTo(8);
        assertThat(entry.get("originalBytes").intValue()).isEqualTo(image.length);
        assertThat(entry.get("sha256").stringValue())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(image)));
        assertThat(entry.get("links").get("markdown").stringValue())
                .isEqualTo("![harbour](" + entry.get("url").stringValue() + ")");
        assertThat(fixture.status(entry.get("url").stringValue())).isEqualTo(200);
    }

    @Test
    void anImageHasTheAlternativeTextAndTitleOfTheRequest() {
        HttpResponse<String> response =
                fixture.postImage(
                        UPLOAD + "?name=a.png&alt=A%20%22boat%22&title=S%26a",
                        EndpointFixture.png(1));

        JsonNode links = results(response).get(0).get("links");
        assertThat(links.get("html").stringValue())
                .contains(" alt=\"A &quot;boat&quot;\" title=\"S&amp;a\"");
        assertThat(links.get("markdown").stringValue())
                .startsWith("![A \"boat\"](")
                .endsWith(" \"S\\&a\")");
    }

    @Test
    void answersEscapeTheCharactersThatCouldControlATerminal() {
        String name = "a\u001b[31m\u0007\u009b\u202e\u2028b";
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);

        HttpResponse<String> failed = fixture.postList(UPLOAD, "/gone/" + name + ".png");
        HttpResponse<String> refused =
                fixture.postImage(UPLOAD + "?preset=" + encoded, EndpointFixture.png(1));

        assertThat(failed.body()).doesNotContainPattern(UNSAFE);
        assertThat(results(failed).get(0).get("source").stringValue()).contains(name);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).doesNotContainPattern(UNSAFE);
        assertThat(EndpointFixture.json(refused).get("detail").stringValue())
                .contains("a?[31m????b");
    }

    @Test
    void aResponsivePictureHasItsElementAndAllItsCopies() {
        HttpResponse<String> response =
                fixture.postImage(
                        UPLOAD + "?name=harbour.png&preset=Web%20page", EndpointFixture.png(1));

        JsonNode entry = results(response).get(0);
        JsonNode variants = entry.get("variants");
        assertThat(variants.size()).isGreaterThan(1);
        assertThat(variants.get(0).get("key")).isEqualTo(entry.get("key"));
        assertThat(variants.get(0).get("bytes")).isEqualTo(entry.get("bytes"));
        String picture = entry.get("links").get("picture").stringValue();
        assertThat(picture).startsWith("<picture>").contains("alt=\"harbour\"");
        for (JsonNode variant : variants) {
            String url = variant.get("url").stringValue();
            assertThat(picture).contains(url);
            assertThat(fixture.status(url)).isEqualTo(200);
        }
    }

    @Test
    void thePlaceOfAResponsivePictureOnItsPageCanBeChosen() {
        HttpResponse<String> response =
                fixture.postImage(
                        UPLOAD
                                + "?preset=Web%20page&eager=true&blurred=true"
                                + "&sizes=(min-width:%2060em)%2050vw,%20100vw",
                        EndpointFixture.png(1));

        JsonNode entry = results(response).get(0);
        assertThat(entry.get("links").get("picture").stringValue())
                .contains(" sizes=\"(min-width: 60em) 50vw, 100vw\"")
                .contains(" loading=\"eager\" fetchpriority=\"high\"")
                .contains(" url(data:image/png;base64,");
        assertThat(entry.get("manifest").isNull()).isTrue();
    }

    @Test
    void theManifestIsThatOfTheCommandLineAlsoForOneCopyAndInItsJob() {
        HttpResponse<String> response =
                fixture.postImage(
                        UPLOAD + "?name=harbour.png&alt=A%20%22boat%22&sizes=50vw&manifest=true",
                        EndpointFixture.png(1));

        JsonNode entry = results(response).get(0);
        JsonNode manifest = entry.get("manifest");
        assertThat(manifest.propertyNames())
                .containsExactly(
                        "source",
                        "color",
                        "placeholder",
                        "thumbhash",
                        "blurhash",
                        "attributes",
                        "metadata");
        assertThat(manifest.get("source").stringValue()).isEqualTo("harbour.png");
        assertThat(manifest.get("attributes").get("alt").stringValue()).isEqualTo("A \"boat\"");
        assertThat(manifest.get("attributes").get("sizes").stringValue()).isEqualTo("50vw");
        JsonNode copy = manifest.get("metadata").get("png").get(0);
        assertThat(copy.get("url")).isEqualTo(entry.get("url"));
        assertThat(copy.get("size")).isEqualTo(entry.get("bytes"));
        JsonNode job =
                EndpointFixture.json(fixture.get("/api/v1/jobs/" + entry.get("job").stringValue()));
        assertThat(job.get("manifest")).isEqualTo(manifest);
    }

    @Test
    void theManifestOfAnExistingCopyHasTheSamePlaceholders() {
        fixture.postImage(UPLOAD, EndpointFixture.png(1));

        JsonNode again =
                results(fixture.postImage(UPLOAD + "?manifest=true", EndpointFixture.png(1)))
                        .get(0);

        assertThat(again.get("alreadyThere").booleanValue()).isTrue();
        assertThat(again.get("manifest").get("thumbhash").stringValue()).isNotEmpty();
    }

    @Test
    void theSameImageTwiceHasTheSameLinkAndIsNotSentTwice() {
        fixture.postImage(UPLOAD, EndpointFixture.png(1));

        JsonNode again = results(fixture.postImage(UPLOAD, EndpointFixture.png(1))).get(0);

        assertThat(again.get("alreadyThere").booleanValue()).isTrue();
    }

    @Test
    void aFormHasAnEntryForEachFileInOrderWithTheFailedOnes() {
        Form form =
                new Form()
                        .file("a", "first.png", EndpointFixture.png(1))
                        .file("b", "notes.txt", "no image".getBytes())
                        .text("comment", "not a file")
                        .file("a", "/home/ü/vault/ä b.png", EndpointFixture.png(2));

        HttpResponse<String> response = fixture.postForm(UPLOAD, form);

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode results = results(response);
        assertThat(results).hasSize(3);
        assertThat(results.get(0).get("source").stringValue()).isEqualTo("first.png");
        assertThat(results.get(1).get("ok").booleanValue()).isFalse();
        assertThat(results.get(1).get("error").get("kind").stringValue()).isEqualTo("NOT_AN_IMAGE");
        assertThat(results.get(1).get("error").get("message").stringValue())
                .startsWith("notes.txt");
        assertThat(results.get(2).get("source").stringValue()).isEqualTo("ä b.png");
        assertThat(results.get(2).get("url").stringValue()).matches("\\p{ASCII}+");
        assertThat(results.get(2).get("index").intValue()).isEqualTo(2);
    }

    @Test
    void aListOfPathsHasAnEntryForEach() {
        Path one = fixture.file("ä b.png", 1);
        Path two = fixture.file("two.png", 2);

        HttpResponse<String> response =
                fixture.postList(UPLOAD, two.toString(), "/nowhere.png", one.toString());

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode results = results(response);
        assertThat(results.get(0).get("key").stringValue()).contains("two-");
        assertThat(results.get(1).get("error").get("kind").stringValue()).isEqualTo("FILE_GONE");
        assertThat(results.get(2).get("ok").booleanValue()).isTrue();
    }

    @Test
    void ifAllFailTheStatusSaysSo() {
        assertThat(fixture.postList(UPLOAD, "/nowhere.png").statusCode()).isEqualTo(422);
    }

    @Test
    void addressesOnThisComputerAreNotLoaded() {
        HttpResponse<String> response =
                fixture.postList(UPLOAD, fixture.uri("/healthz").toString());

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(results(response).get(0).get("error").get("kind").stringValue())
                .isEqualTo("ADDRESS_FORBIDDEN");
    }

    @Test
    void withoutWaitingTheJobsAreReturnedImmediately() {
        HttpResponse<String> response =
                fixture.postImage(UPLOAD + "?wait=false", EndpointFixture.png(1));

        assertThat(response.statusCode()).isEqualTo(202);
        String job = results(response).get(0).get("job").stringValue();
        JsonNode now;
        do {
            now = EndpointFixture.json(fixture.get("/api/v1/jobs/" + job));
        } while (!now.get("state").stringValue().equals("done"));
        assertThat(fixture.status(now.get("url").stringValue())).isEqualTo(200);
        assertThat(fixture.get("/api/v1/jobs/other").statusCode()).isEqualTo(404);
    }

    @Test
    void presetDestinationAndPathCanBeChosen() {
        JsonNode entry =
                results(
                                fixture.postImage(
                                        UPLOAD
                                                + "?preset=Web%201600&to=This%20computer"
                                                + "&path=/docs/posts/&name=a.png",
                                        EndpointFixture.png(1)))
                        .get(0);

        assertThat(entry.get("key").stringValue())
                .matches("docs/posts/\\d{4}/\\d{2}/a-[0-9a-f]+\\.png");
    }

    @Test
    void wrongParametersAreRefusedAndNothingIsUploaded() {
        assertRefused("?preset=none", 404, "PRESET_UNKNOWN");
        assertRefused("?to=none", 404, "DESTINATION_UNKNOWN");
        assertRefused("?path=a/../b", 400, "PATH_WRONG");
        assertRefused("?path=a%5Cb", 400, "PATH_WRONG");
        assertRefused("?path=" + "a".repeat(1025), 400, "PATH_WRONG");
        assertRefused("?wait=perhaps", 400, "PARAMETER_WRONG");
        assertRefused("?blurred=1", 400, "PARAMETER_WRONG");
        assertRefused("?sizes=%20", 400, "PARAMETER_WRONG");
        assertRefused("?to=a&to=b", 400, "PARAMETER_TWICE");
        assertThat(EndpointFixture.json(fixture.get("/api/v1/images")).get("images")).isEmpty();
    }

    private void assertRefused(String query, int status, String kind) {
        HttpResponse<String> response = fixture.postImage(UPLOAD + query, EndpointFixture.png(1));
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode problem = EndpointFixture.json(response);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(problem.get("kind").stringValue()).isEqualTo(kind);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("detail").stringValue()).endsWith(".");
    }

    @Test
    void bodiesThatAreNotUnderstoodAreRefused() {
        assertThat(fixture.postJson(UPLOAD, "{").statusCode()).isEqualTo(400);
        assertThat(fixture.postJson(UPLOAD, "[1]").statusCode()).isEqualTo(400);
        assertThat(fixture.postJson(UPLOAD, "{\"list\":[\"\"]}").statusCode()).isEqualTo(400);
        assertThat(fixture.postJson(UPLOAD, "{\"list\":[]}").statusCode()).isEqualTo(400);
        assertThat(fixture.postImage(UPLOAD, new byte[0]).statusCode()).isEqualTo(400);
        assertThat(fixture.postForm(UPLOAD, new Form().text("a", "b")).statusCode()).isEqualTo(400);
        assertThat(
                        fixture.send(
                                        fixture.request(UPLOAD)
                                                .header("Content-Type", "multipart/form-data")
                                                .POST(BodyPublishers.ofString("x")))
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        fixture.send(
                                        fixture.request(UPLOAD)
                                                .header("Content-Type", "text/html")
                                                .POST(BodyPublishers.ofString("x")))
                                .statusCode())
                .isEqualTo(415);
        assertThat(fixture.get(UPLOAD).statusCode()).isEqualTo(405);
        assertThat(fixture.get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void imagesAreListedInPartsAndDeleted() {
        IntStream.range(0, 3)
                .forEach(i -> fixture.postImage(UPLOAD + "?path=a", EndpointFixture.png(i)));

        JsonNode first = EndpointFixture.json(fixture.get("/api/v1/images?prefix=a/&limit=2"));
        JsonNode rest =
                EndpointFixture.json(
                        fixture.get(
                                "/api/v1/images?prefix=a/&limit=2&after="
                                        + first.get("next").stringValue()));

        assertThat(first.get("images")).hasSize(2);
        assertThat(rest.get("images")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
        String key = rest.get("images").get(0).get("key").stringValue();
        assertThat(delete(key).statusCode()).isEqualTo(204);
        assertThat(delete(key).statusCode()).isEqualTo(404);
        assertThat(fixture.status(rest.get("images").get(0).get("url").stringValue()))
                .isEqualTo(404);
    }

    private HttpResponse<String> delete(String key) {
        return fixture.send(fixture.request("/api/v1/images/" + key.replace("/", "%2F")).DELETE());
    }

    @Test
    void whatWasUploadedIsInTheHistoryAndNoFileStays() throws IOException {
        fixture.postImage(UPLOAD + "?name=harbour.png", EndpointFixture.png(1));

        assertThat(fixture.get("/metrics").body())
                .contains("dropsize_uploads_total{outcome=\"uploaded\"} 1")
                .contains("dropsize_jobs_unfinished 0");
        try (Stream<Path> spooled = Files.walk(home.resolve("cache/endpoint"))) {
            assertThat(
                            spooled.filter(Files::isRegularFile)
                                    .filter(it -> !it.toString().endsWith(".lock")))
                    .isEmpty();
        }
    }

    private static JsonNode results(HttpResponse<String> response) {
        return EndpointFixture.json(response).get("results");
    }
}
