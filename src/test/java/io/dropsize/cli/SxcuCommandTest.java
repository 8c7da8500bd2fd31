package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

class SxcuCommandTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void theUploaderSendsTheFileToTheEndpointAndReadsItsLink() {
        assertThat(terminal.run("sxcu", "--port", "4711")).isZero();

        JsonNode uploader = new JsonMapper().readTree(terminal.out.toString());
        assertThat(uploader.propertyNames())
                .containsExactly(
                        "Version",
                        "Name",
                        "DestinationType",
                        "RequestMethod",
                        "RequestURL",
                        "Body",
                        "FileFormName",
                        "URL",
                        "ErrorMessage");
        assertThat(uploader.get("RequestURL").asString()).isEqualTo("http://127.0.0.1:4711/upload");
        assertThat(uploader.get("URL").asString()).isEqualTo("{json:result[0]}");
    }

    @Test
    void theTokenIsIncludedOnlyIfItIsWanted() {
        terminal.run("token");
        String token = terminal.lines().getFirst();

        terminal.run("sxcu");
        assertThat(terminal.out.toString() + terminal.err).doesNotContain(token);
        assertThat(terminal.said()).singleElement().asString().contains("dropsize token");
        terminal.run("sxcu", "--with-token");
        assertThat(terminal.out.toString()).contains("\"Bearer " + token + "\"");
        assertThat(terminal.said()).isEmpty();
    }
}
