package io.dropsize.app;

import io.dropsize.error.SafeText;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Log records that are safe to display in a terminal: names, keys and messages of services may
 * contain control characters. A message is one line, and the lines of an exception are indented, so
 * that untrusted text can't imitate a record.
 */
final class LogFormatter extends SimpleFormatter {
    private static final String INDENT = "    ";

    @Override
    public String format(LogRecord record) {
        Throwable thrown = record.getThrown();
        record.setThrown(null);
        String head = super.format(record);
        record.setThrown(thrown);
        return thrown == null
                ? head
                : trace(thrown)
                        .map(line -> INDENT + line + System.lineSeparator())
                        .collect(Collectors.joining("", head, ""));
    }

    @Override
    public String formatMessage(LogRecord record) {
        return SafeText.visible(super.formatMessage(record).strip().replaceAll("\\R\\s*", " | "));
    }

    /** The lines of an exception and its causes, without indentation. */
    static Stream<String> trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString().lines().map(String::strip).map(SafeText::visible);
    }
}
