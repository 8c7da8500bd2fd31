package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

class LogLinesTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogLinesTest.class);
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void begin() {
        LogLines.begin(lines::add);
    }

    @AfterEach
    void restore() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void eachRecordIsOneLineWithTimeLevelAndClass() {
        LOG.info("listening on {}", "http://127.0.0.1:1");
        LOG.warn("first\r\n  second\nthird");

        assertThat(lines.getFirst())
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z INFO LogLinesTest listening on"
                                + " http://127\\.0\\.0\\.1:1");
        assertThat(lines.get(1)).endsWith(" WARN LogLinesTest first | second | third");
    }

    @Test
    void untrustedTextCantControlATerminal() {
        String name = "a\u001b[31m\u0007\u009b\u202e.jpg";

        LOG.warn("{} can't be read", name, new IOException(name));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .contains("a?[31m???.jpg can't be read | java.io.IOException: a?[31m???.jpg")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}]");
    }

    @Test
    void anExceptionIsInTheSameLineWithItsCause() {
        LOG.error("failed", new IllegalStateException("outer", new IOException("inner")));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .contains(
                        " ERROR LogLinesTest failed | java.lang.IllegalStateException: outer | at ")
                .contains("Caused by: java.io.IOException: inner");
    }

    @Test
    void requestsAreLoggedButOtherDebugRecordsAreNot() {
        LOG.debug("hidden");
        LoggerFactory.getLogger("io.dropsize.requests").debug("GET /healthz 200");

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst()).endsWith(" INFO requests GET /healthz 200");
    }
}
