package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

class LogFilesTest {
    @TempDir Path folder;

    @AfterEach
    void restore() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void untrustedTextCantControlATerminalOrImitateARecord() throws IOException {
        LogFiles.begin(folder);
        String name = "a\u001b[31m\u009b\u202e\nNov 30, 2026 SEVERE: forged.jpg";

        LoggerFactory.getLogger(LogFilesTest.class)
                .warn("{} can't be read", name, new IOException(name));
        LogManager.getLogManager().reset(); // On Windows, a locked log can't be read.

        List<String> lines = Files.readAllLines(folder.resolve("dropsize-0.0.log"));
        assertThat(lines).noneMatch(line -> line.matches(".*[\\p{Cc}\\p{Cf}].*"));
        assertThat(lines).filteredOn(line -> !line.startsWith(" ")).hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo("WARNING: a?[31m?? | Nov 30, 2026 SEVERE: forged.jpg can't be read");
    }
}
