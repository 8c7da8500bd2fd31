package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.CommandLineEdge;
import io.dropsize.cli.output.Console;
import io.dropsize.http.EndpointFixture.Form;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The custom uploader of {@code dropsize sxcu}, used as ShareX does: it replaces functions in
 * braces in address, headers, URL and error message, and reads JSON of responses with JSONPath.
 */
@Timeout(120)
class ShareXTest {
    @TempDir Path home;
    private EndpointFixture fixture;
    private JsonNode uploader;

    @BeforeEach
    void importUploader() {
        fixture = new EndpointFixture(home);
        StringWriter out = new StringWriter();
        Console console =
                new Console(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        InputStream.nullInputStream(),
                        new Console.Terminals(false, false, false));
        String[] command = {
            "sxcu", "--with-token", "--port", Integer.toString(fixture.endpoint.port())
        };
        int code =
                CommandLineEdge.run(command, console, () -> Dropsize.open(fixture.core.folders()));
        assertThat(code).isZero();
        uploader = EndpointFixture.JSON.readTree(out.toString());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aScreenshotHasItsLink() {
        HttpResponse<String> response = upload("Screenshot 2026-11-30.png", EndpointFixture.png(1));

        assertThat(response.statusCode()).isEqualTo(200);
        String link = parsed("URL", response.body());
        assertThat(link).contains("screenshot-2026-11-30").matches("\\p{ASCII}+");
        assertThat(fixture.status(link)).isEqualTo(200);
    }

    @Test
    void aFailedUploadHasTheSentenceOfTheError() {
        HttpResponse<String> response =
                upload("notes.png", "no image".getBytes(StandardCharsets.UTF_8));

        // ShareX reads ErrorMessage if the status isn't 2xx, and URL otherwise.
        assertThat(response.statusCode() / 100).isNotEqualTo(2);
        assertThat(parsed("ErrorMessage", response.body())).contains("notes.png");
    }

    @Test
    void aWrongTokenHasASentenceToo() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(parsed("RequestURL", "")))
                        .header("Authorization", "Bearer wrong")
                        .POST(BodyPublishers.noBody());

        assertThat(parsed("ErrorMessage", fixture.send(request).body())).isNotBlank();
    }

    private HttpResponse<String> upload(String name, byte[] content) {
        assertThat(uploader.get("Body").stringValue()).isEqualTo("MultipartFormData");
        assertThat(uploader.get("RequestMethod").stringValue()).isEqualTo("POST");
        Form form = new Form().file(uploader.get("FileFormName").stringValue(), name, content);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(parsed("RequestURL", "")))
                        .header("Content-Type", form.contentType())
                        .POST(BodyPublishers.ofByteArray(form.bytes()));
        uploader.get("Headers")
                .forEachEntry(
                        (header, value) -> request.header(header, parse(value.stringValue(), "")));
        return fixture.send(request);
    }

    private String parsed(String field, String response) {
        return parse(uploader.get(field).stringValue(), response);
    }

    /** Replaces {@code {json:path}}; a backslash escapes the next character. */
    private static String parse(String text, String response) {
        StringBuilder parsed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                parsed.append(text.charAt(i));
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                String function = text.substring(i + 1, end);
                assertThat(function).startsWith("json:");
                parsed.append(select(response, function.substring("json:".length())));
                i = end;
            } else {
                assertThat(c).isNotIn('}', '|');
                parsed.append(c);
            }
        }
        return parsed.toString();
    }

    /** Follows a JSONPath of names and indexes to a text. */
    private static String select(String json, String path) {
        JsonNode node = EndpointFixture.JSON.readTree(json);
        for (String step : path.split("[.\\[\\]]+")) {
            node = step.matches("[0-9]+") ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node.stringValue();
    }
}
