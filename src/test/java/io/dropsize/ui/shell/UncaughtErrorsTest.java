package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class UncaughtErrorsTest {
    private final List<String> messages = new ArrayList<>();
    private final UncaughtErrors errors = new UncaughtErrors(messages::add);

    @Test
    void anUnknownErrorIsASentence() {
        report(new IllegalStateException("no such row"));

        assertThat(messages)
                .containsExactly(
                        "Something went wrong (IllegalStateException)."
                                + " Details are in the log; please report it.");
    }

    @Test
    void aKnownErrorHasItsOwnSentence() {
        report(new DropsizeException(ErrorKind.DISK_FULL, "/photos"));

        assertThat(messages)
                .containsExactly("The disk that holds /photos is full. Free up space, then retry.");
    }

    @Test
    void anErrorThatIsRepeatedIsReportedOnce() {
        RuntimeException error = new IllegalStateException("no such row");

        report(error);
        report(error);
        report(new IllegalStateException("no such column"));

        assertThat(messages).hasSize(2);
    }

    private void report(Throwable error) {
        errors.uncaughtException(Thread.currentThread(), error);
    }
}
