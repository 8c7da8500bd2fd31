package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.http.EndpointFixture.Form;
import io.dropsize.store.Destination;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/** The requests that clients of PicGo and PicList send, and the responses that they read. */
@Timeout(120)
class PicGoApiTest {
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
    void itIsAlive() {
        for (HttpResponse<String> response :
                List.of(fixture.get("/heartbeat"), fixture.postJson("/heartbeat", ""))) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(EndpointFixture.json(response))
                    .isEqualTo(
                            EndpointFixture.JSON.readTree(
                                    "{\"success\":true,\"result\":\"alive\"}"));
        }
    }

    @Test
    void aListOfPathsHasALinkForEachInOrder() {
        Path one = fixture.file("one.png", 1);
        Path two = fixture.file("two.png", 2);

        JsonNode answer = succeeded(fixture.postList("/upload", two.toString(), one.toString()));

        assertThat(links(answer)).hasSize(2);
        assertThat(links(answer).getFirst()).contains("two-");
        assertThat(links(answer).getLast()).contains("one-");
        JsonNode item = answer.get("items").get(0);
        assertThat(item.get("imgUrl")).isEqualTo(answer.get("result").get(0));
        assertThat(item.get("origin").stringValue()).isEqualTo(two.toString());
        assertThat(item.get("extname").stringValue()).isEqualTo(".png");
        assertThat(item.get("contentType").stringValue()).isEqualTo("image/png");
        assertThat(answer.get("fullResult")).isEqualTo(answer.get("items"));
    }

    @Test
    void ifOneImageFailsTheCallFailsAndNoLinkIsReported() {
        HttpResponse<String> response =
                fixture.postList(
                        "/upload", fixture.file("one.png", 1).toString(), "/nowhere/lost.png");

        JsonNode answer = failed(response, 500);
        assertThat(answer.get("message").stringValue())
                .contains("/nowhere/lost.png")
                .contains("1 of 2");
    }

    @Test
    void theSentenceOfAFailureIsSafeToDisplay() throws Exception {
        String bad =
                Files.writeString(home.resolve("a\u001b[31m\u009b\u202e.jpg"), "no").toString();

        HttpResponse<String> response = fixture.postList("/upload", bad);

        assertThat(response.body()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
        assertThat(EndpointFixture.json(response).get("message").stringValue())
                .containsOnlyOnce("a?[31m??.jpg");
    }

    @Test
    void aPathIsFoundAsEditorsChangeIt() {
        Path file = fixture.file("ä b%20c.png", 1);
        String path = file.toString();
        String nfd = Normalizer.normalize(path, Normalizer.Form.NFD);

        for (String sent :
                List.of(
                        path,
                        path.substring(1),
                        path.replace("%", "%25").replace(" ", "%20").replace("ä", "%C3%A4"),
                        nfd,
                        nfd.substring(1),
                        "file://" + path.replace("%", "%25").replace(" ", "%20"))) {
            assertThat(links(succeeded(fixture.postList("/upload", sent)))).hasSize(1);
        }
    }

    @Test
    void aBrokenAddressIsNotUploadedAsAnAddress() {
        failed(fixture.postList("/upload", "home/u/vault/https:/h/x.png"), 500);
    }

    @Test
    void anImageInADataAddressIsUploaded() {
        String base64 = java.util.Base64.getEncoder().encodeToString(EndpointFixture.png(1));

        succeeded(fixture.postList("/upload", "data:image/png;base64," + base64));
    }

    @Test
    void jsonIsReadWithAnyMediaType() {
        String json = "{\"list\":[\"" + fixture.file("one.png", 1) + "\"]}";

        succeeded(
                fixture.send(
                        fixture.request("/upload")
                                .header("Content-Type", "text/plain;charset=UTF-8")
                                .POST(BodyPublishers.ofString(json))));
    }

    @Test
    void filesOfAnyFieldAreUploadedInOrderWithTheLastPartOfTheirName() {
        byte[] image = EndpointFixture.png(1);
        for (String field : List.of("files", "list", "file", "image")) {
            succeeded(fixture.postForm("/upload", new Form().file(field, "a.png", image)));
        }

        JsonNode answer =
                succeeded(
                        fixture.postForm(
                                "/upload",
                                new Form()
                                        .file("list", "/home/ü/x y.png", EndpointFixture.png(2))
                                        .file(
                                                "list",
                                                "C:\\Bilder\\x y.png",
                                                EndpointFixture.png(3))));

        assertThat(answer.get("items").get(0).get("origin").stringValue()).isEqualTo("x y.png");
        assertThat(answer.get("items").get(1).get("origin").stringValue()).isEqualTo("x y.png");
        assertThat(links(answer)).doesNotHaveDuplicates().allMatch(it -> it.contains("x-y-"));
    }

    /** Yank Note reads the list of links, whatever "success" is, and reports its absence. */
    @Test
    void aNoteEditorUploadsATemporaryFileOrAFormWithTheTokenInTheAddress() {
        Path file = fixture.file("picgo-pasted image.png", 1);
        Form form = new Form().file("file", "remote.png", EndpointFixture.png(2));

        JsonNode local = succeeded(fixture.postList("/upload", file.toString()));
        JsonNode remote =
                succeeded(
                        fixture.send(
                                HttpRequest.newBuilder(
                                                fixture.uri("/upload?key=" + fixture.token()))
                                        .header("Content-Type", form.contentType())
                                        .POST(BodyPublishers.ofByteArray(form.bytes()))));

        assertThat(links(local)).singleElement().asString().contains("picgo-pasted-image-");
        assertThat(links(remote)).singleElement().asString().contains("remote-");
        failed(fixture.postList("/upload", file + ".missing"), 500);
    }

    @Test
    void wrongBodiesAreRefused() {
        failed(fixture.postJson("/upload", "{"), 400);
        failed(fixture.postJson("/upload", "{\"list\":[\"\"]}"), 400);
        failed(fixture.postJson("/upload", "{\"list\":\"a\"}"), 400);
        failed(fixture.postForm("/upload", new Form().text("files", "x")), 400);
    }

    @Test
    void anEmptyRequestUploadsTheClipboard() {
        for (String body : List.of("", "{}", "{\"list\":[]}")) {
            assertThat(failed(fixture.postJson("/upload", body), 500).get("msg").stringValue())
                    .contains("no image on the clipboard");
        }
        fixture.clipboard.content.put("image/png", EndpointFixture.png(1));

        HttpResponse<String> response =
                fixture.send(fixture.request("/upload").POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        String link = EndpointFixture.json(response).get("result").get(0).stringValue();
        assertThat(fixture.status(link)).isEqualTo(200);
    }

    @Test
    void theDestinationIsChosenByItsNameWithoutCase() {
        String path = fixture.file("one.png", 1).toString();

        succeeded(fixture.postList("/upload?configName=%20this%20COMPUTER%20", path));
        succeeded(fixture.postList("/upload?picbed=aws-s3-plist&configName=This%20computer", path));
        succeeded(fixture.postList("/upload?uploader=dropsize", path));
        assertCode("?configName=zzz", "UPLOAD_CONFIG_NOT_FOUND");
        assertCode("?uploader=zzz", "UNKNOWN_UPLOADER");
        assertCode("?configName=", "INVALID_UPLOAD_OPTION");
        assertCode("?configName=a&configName=b", "INVALID_UPLOAD_OPTION");
    }

    @Test
    void aNameThatTwoDestinationsHaveIsAmbiguous() {
        fixture.core
                .settings()
                .update(
                        now ->
                                now.withDestinations(
                                        Stream.of("blog", "Blog")
                                                .map(Destination.thisComputer()::named)
                                                .toList()));

        assertCode("?configName=BLOG", "UPLOAD_CONFIG_AMBIGUOUS");
        succeeded(
                fixture.postList("/upload?configName=Blog", fixture.file("one.png", 1).toString()));
    }

    private void assertCode(String query, String code) {
        HttpResponse<String> response =
                fixture.postList("/upload" + query, fixture.file("one.png", 1).toString());

        assertThat(failed(response, 400).get("code").stringValue()).isEqualTo(code);
    }

    @Test
    void uploadsAreDeletedByTheEntriesThatClientsStore() {
        JsonNode answer =
                succeeded(fixture.postList("/upload", fixture.file("one.png", 1).toString()));
        String stored = answer.get("fullResult").toString();

        HttpResponse<String> deletion = fixture.postJson("/delete", "{\"list\":" + stored + "}");

        assertThat(deletion.statusCode()).isEqualTo(200);
        JsonNode deleted = EndpointFixture.json(deletion);
        assertThat(deleted.get("success").booleanValue()).isTrue();
        assertThat(deleted.get("message").stringValue()).isEqualTo("delete success: 1, fail: 0");
        assertThat(fixture.status(links(answer).getFirst())).isEqualTo(404);
    }

    @Test
    void nothingIsDeletedByAForgedOrIncompleteEntry() {
        JsonNode answer =
                succeeded(
                        fixture.postList(
                                "/upload",
                                fixture.file("one.png", 1).toString(),
                                fixture.file("two.png", 2).toString()));
        String one = answer.get("items").get(0).get("token").stringValue();
        String two = answer.get("items").get(1).get("token").stringValue();
        String mixed = one.substring(0, one.lastIndexOf('.')) + two.substring(two.lastIndexOf('.'));

        for (String token : List.of(mixed, "", "..", "a.b.c", one + "x")) {
            HttpResponse<String> response =
                    fixture.postJson(
                            "/delete", "{\"list\":[{\"id\":\"a\",\"token\":\"" + token + "\"}]}");
            assertThat(EndpointFixture.json(response).get("success").booleanValue()).isFalse();
        }
        failed(fixture.postJson("/delete", "{\"list\":[]}"), 400);
        failed(fixture.postJson("/delete", "{\"list\":[{\"id\":1}]}"), 400);
        assertThat(links(answer)).allMatch(link -> fixture.status(link) == 200);
    }

    private static List<String> links(JsonNode answer) {
        return answer.get("result").valueStream().map(JsonNode::stringValue).toList();
    }

    private static JsonNode succeeded(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = EndpointFixture.json(response);
        assertThat(answer.get("success").booleanValue()).isTrue();
        assertThat(links(answer)).allMatch(link -> link.matches("\\p{ASCII}+"));
        return answer;
    }

    /** Some clients read "message", others "msg". */
    private static JsonNode failed(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = EndpointFixture.json(response);
        assertThat(answer.get("success").booleanValue()).isFalse();
        assertThat(answer.has("result")).as(response.body()).isFalse();
        assertThat(answer.get("message").stringValue()).isNotBlank();
        assertThat(answer.get("msg")).isEqualTo(answer.get("message"));
        return answer;
    }
}
