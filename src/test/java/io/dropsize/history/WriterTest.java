package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All writes to the journal are completed, whether they succeed or not. */
class WriterTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<Exception> failures = new ArrayList<>();
    private JournalWriter writer;

    @BeforeEach
    void open() throws SQLException {
        writer =
                new JournalWriter(
                        DriverManager.getConnection("jdbc:sqlite::memory:"), failures::add);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void aLineThatCannotBeSpelledFailsAloneAndTheNextOneIsWritten() {
        var spoilt =
                writer.write(
                        _ -> {
                            throw new IllegalStateException("no words for it");
                        });
        var next = writer.write(_ -> {});

        assertThat(spoilt).succeedsWithin(LONG).isEqualTo(false);
        assertThat(next).succeedsWithin(LONG).isEqualTo(true);
        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterAnErrorNoCallerWaitsForever() {
        var spoilt =
                writer.write(
                        _ -> {
                            throw new OutOfMemoryError("as if");
                        });

        assertThat(spoilt).succeedsWithin(LONG).isEqualTo(false);
        assertThat(writer.write(_ -> {})).succeedsWithin(LONG).isEqualTo(false);
    }

    @Test
    void writesAfterClosingReturnFalse() {
        writer.close();

        assertThat(writer.write(_ -> {})).succeedsWithin(LONG).isEqualTo(false);
    }
}
