package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;

class LogLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final LogLimit limit = new LogLimit(now::get);

    @Test
    void aLoggerThatLogsTooMuchIsCutAndTheOthersAreNot() {
        assertThat(logged("server", 1000)).isEqualTo(LogLimit.MAX_RECORDS);
        assertThat(logged("program", 5)).isEqualTo(5);

        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(logged("server", 1000)).isEqualTo(LogLimit.MAX_RECORDS);
    }

    @Test
    void aLongMessageIsShortened() {
        LogRecord record = new LogRecord(Level.WARNING, "x".repeat(1_000_000));

        assertThat(limit.isLoggable(record)).isTrue();

        assertThat(record.getMessage()).hasSizeLessThan(LogLimit.MAX_CHARACTERS + 2);
    }

    private long logged(String logger, int records) {
        return IntStream.range(0, records)
                .mapToObj(i -> new LogRecord(Level.WARNING, "malformed request"))
                .filter(
                        record -> {
                            record.setLoggerName(logger);
                            return limit.isLoggable(record);
                        })
                .count();
    }
}
