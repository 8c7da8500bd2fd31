package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

@Timeout(60)
class ServeCommandTest {
    @TempDir Path home;

    @Test
    void printsItsAddressAcceptsRequestsWithTheTokenAndStops() throws Exception {
        Terminal terminal = new Terminal(home);
        Terminal other = new Terminal(home);
        Thread run = Thread.ofPlatform().start(() -> terminal.run("serve", "--port", "0"));
        while (terminal.said().isEmpty()) {
            Thread.onSpinWait();
        }
        String address = terminal.lines().getFirst();
        other.run("token");
        String token = other.lines().getFirst();

        assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(terminal.said().getFirst())
                .contains("data/endpoint/token")
                .doesNotContain(token);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + "/metrics"))
                            .header("Authorization", "Bearer " + token)
                            .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        run.interrupt();
        assertThat(run.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aPortThatIsTakenIsASentence() throws IOException {
        Terminal terminal = new Terminal(home);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "" + taken.getLocalPort();

            assertThat(terminal.run("serve", "--port", port)).isEqualTo(1);

            assertThat(terminal.said())
                    .containsExactly(
                            "Port "
                                    + port
                                    + " is in use by another program. Quit that program, or choose"
                                    + " another port with --port.");
        }
    }

    @Test
    void wrongOptionsAreReportedBeforeAnythingStarts() {
        Terminal terminal = new Terminal(home);

        for (String origin :
                new String[] {"*", "null", "https://*.example", "obsidian", "a://b/c"}) {
            assertThat(terminal.run("serve", "--allow-origin", origin)).isEqualTo(2);
        }
        assertThat(terminal.run("serve", "--port", "70000")).isEqualTo(2);
        assertThat(terminal.opened).isZero();
    }

    @Test
    void theTokenStaysTheSameUntilItIsRenewed() {
        Terminal terminal = new Terminal(home);
        terminal.run("token");
        String first = terminal.lines().getFirst();

        terminal.run("token");
        assertThat(terminal.lines()).containsExactly(first);
        terminal.run("token", "--renew");
        assertThat(terminal.lines().getFirst()).isNotEqualTo(first);
    }
}
