package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;

class LogLimitTest {
    private static final String SERVER = "org.gaul.s3proxy.S3ProxyHandler";

    private final AtomicLong now = new AtomicLong();
    private final List<Integer> dropped = new ArrayList<>();
    private final LogLimit limit = new LogLimit(now::get, dropped::add);

    @Test
    void aLoggerOfTheServerThatLogsTooMuchIsCutAndTheOthersAreNot() {
        assertThat(logged(SERVER, 1000)).isEqualTo(LogLimit.MAX_RECORDS);
        assertThat(logged("io.dropsize.pipeline.JobQueue", 1000)).isEqualTo(1000);

        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(logged(SERVER, 1000)).isEqualTo(LogLimit.MAX_RECORDS);
        assertThat(dropped).containsExactly(1000 - LogLimit.MAX_RECORDS);
    }

    @Test
    void aSevereRecordIsAlwaysLogged() {
        logged(SERVER, 1000);
        LogRecord severe = new LogRecord(Level.SEVERE, "out of memory");
        severe.setLoggerName(SERVER);

        assertThat(limit.isLoggable(severe)).isTrue();
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
