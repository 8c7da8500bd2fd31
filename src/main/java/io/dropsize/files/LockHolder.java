package io.dropsize.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The process that holds a lock on a file. Only Linux provides it, in /proc/locks. */
final class LockHolder {
    private static final Path LOCKS = Path.of("/proc/locks");

    private LockHolder() {}

    /** The program's name and process ID, such as "python3, process 4711". */
    static Optional<String> of(Path file) {
        if (!Files.exists(LOCKS)) {
            return Optional.empty();
        }
        try (Stream<String> locks = Files.lines(LOCKS)) {
            String inode = ":" + Files.getAttribute(file, "unix:ino");
            return locks.map(line -> Arrays.asList(line.strip().split("\\s+")))
                    .filter(fields -> isLockOn(inode, fields))
                    .flatMap(fields -> process(fields.get(4)).stream())
                    .findFirst();
        } catch (IOException
                | UncheckedIOException
                | UnsupportedOperationException
                | IllegalArgumentException _) {
            return Optional.empty(); // The result is only informative.
        }
    }

    /**
     * A line such as "1: POSIX ADVISORY WRITE 4711 08:02:131 0 EOF"; a waiting process has an
     * arrow.
     */
    private static boolean isLockOn(String inode, List<String> fields) {
        return fields.size() > 5
                && fields.get(1).equals("POSIX")
                && fields.get(5).endsWith(inode)
                && fields.get(4).matches("[1-9]\\d{0,9}");
    }

    private static Optional<String> process(String id) {
        return ProcessHandle.of(Long.parseLong(id))
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName() + ", process " + id);
    }
}
