package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Logs the errors of the JavaFX thread that nothing handled, and shows their sentences. An error of
 * the layout is repeated by each layout that its sentence causes, so it is reported once.
 */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private final Consumer<String> messages;
    private String last = "";

    UncaughtErrors(Consumer<String> messages) {
        this.messages = messages;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        String place = error + Arrays.toString(Arrays.copyOf(error.getStackTrace(), 1));
        if (place.equals(last)) {
            return;
        }
        last = place;
        LOG.error("unexpected", error);
        messages.accept(ErrorText.of(DropsizeException.of(error)));
    }
}
