package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

@Timeout(30)
class ServeLocalCommandTest {
    @Test
    void printsEndpointAndBucketAndRunsUntilItIsStopped(@TempDir Path home) throws Exception {
        Terminal terminal = new Terminal(home);
        Thread run = Thread.ofPlatform().start(() -> terminal.run("serve-local"));
        while (terminal.said().isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(terminal.lines()).containsExactly("http://pictures.test/ images");
        assertThat(run.isAlive()).isTrue();
        run.interrupt();
        assertThat(run.join(Duration.ofSeconds(20))).isTrue();
    }
}
