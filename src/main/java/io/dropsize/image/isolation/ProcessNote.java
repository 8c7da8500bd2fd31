package io.dropsize.image.isolation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A process that works on images, as one line.
 *
 * @param folder its working folder, where the JVM writes a crash report by default
 */
record ProcessNote(long pid, Instant begun, Path folder) {
    private static final String SEPARATOR = "\t";

    static ProcessNote ofThisProcess(Instant begun) {
        return new ProcessNote(ProcessHandle.current().pid(), begun, Path.of("").toAbsolutePath());
    }

    String line() {
        return String.join(SEPARATOR, List.of("" + pid, begun.toString(), folder.toString()));
    }

    static Optional<ProcessNote> read(String line) {
        String[] parts = line.split(SEPARATOR, 3);
        try {
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(
                            new ProcessNote(
                                    Long.parseLong(parts[0]),
                                    Instant.parse(parts[1]),
                                    Path.of(parts[2])));
        } catch (NumberFormatException | DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
