package io.dropsize.app;

import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log as lines of a stream, one for each record, for programs that collect them. */
public final class LogLines extends Handler {
    /** A name that must not be collected, as its level would be lost. */
    private static final Logger REQUESTS = Logger.getLogger("io.dropsize.requests");

    private final LogFormatter messages = new LogFormatter();
    private final Consumer<String> lines;

    private LogLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Configures this process's log, with a line for each request to the endpoint.
     *
     * @param lines receives each line, one at a time
     */
    public static void begin(Consumer<String> lines) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        Logger.getLogger("io.dropsize").setLevel(Level.INFO);
        REQUESTS.setLevel(Level.FINE);
        LogLines handler = new LogLines(lines);
        handler.setFilter(
                new LogLimit(
                        System::nanoTime,
                        dropped ->
                                Logger.getLogger(LogLines.class.getName())
                                        .warning(dropped + " log records were dropped")));
        root.addHandler(handler);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            String line = line(record);
            synchronized (this) {
                lines.accept(line);
            }
        }
    }

    private String line(LogRecord record) {
        String name = String.valueOf(record.getLoggerName());
        StringBuilder line =
                new StringBuilder()
                        .append(record.getInstant().truncatedTo(ChronoUnit.MILLIS))
                        .append(' ')
                        .append(level(record.getLevel()))
                        .append(' ')
                        .append(name.substring(name.lastIndexOf('.') + 1))
                        .append(' ')
                        .append(messages.formatMessage(record));
        if (record.getThrown() != null) {
            LogFormatter.trace(record.getThrown()).forEach(it -> line.append(" | ").append(it));
        }
        return line.toString().strip();
    }

    /** The names that collectors of logs know. */
    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        return level.intValue() >= Level.WARNING.intValue() ? "WARN" : "INFO";
    }

    @Override
    public void flush() {
        // Each line is written immediately.
    }

    @Override
    public void close() {
        // The stream belongs to the process.
    }
}
