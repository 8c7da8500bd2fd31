package io.dropsize.image.isolation;

import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;

import io.dropsize.image.ffi.NativeLibrary;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reports that the JVM writes when it crashes. A kill or a power cut leaves none. */
final class CrashReports {
    private static final Logger LOG = LoggerFactory.getLogger(CrashReports.class);
    private static final Pattern THREAD =
            Pattern.compile("Current thread .*JavaThread \"(.*?)\".*");
    private static final int MAX_LINES = 200;
    private static final int MAX_KEPT = 5;
    private static final int SIGABRT = 6;
    private static final int SIGSEGV = 11;

    /** Larger than any system's struct sigaction. */
    private static final int SIGACTION_BYTES = 1024;

    private final Path logs;

    CrashReports(Path logs) {
        this.logs = logs;
    }

    /**
     * A crash.
     *
     * @param thread the name of the Java thread that crashed; empty if it was not a Java thread
     */
    record Crash(String thread) {}

    /**
     * Finds the report of a process that has ended, and keeps it in the log folder, readable only
     * by its owner. Blocks.
     */
    Optional<Crash> find(ProcessNote process) {
        String name = "hs_err_pid" + process.pid() + ".log";
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        return Stream.of(logs, process.folder(), temp)
                .map(folder -> folder.resolve(name))
                .filter(report -> isSince(report, process.begun()))
                .findFirst()
                .map(this::read);
    }

    /**
     * Returns whether the report is newer than the process; an earlier process may have had the
     * same number.
     */
    private static boolean isSince(Path report, Instant begun) {
        try {
            return Files.isRegularFile(report)
                    && !Files.getLastModifiedTime(report)
                            .toInstant()
                            .plusSeconds(1)
                            .isBefore(begun);
        } catch (IOException _) {
            return false;
        }
    }

    private Crash read(Path report) {
        String thread = "";
        try (BufferedReader lines = Files.newBufferedReader(report, StandardCharsets.ISO_8859_1)) {
            thread =
                    lines.lines()
                            .limit(MAX_LINES)
                            .map(THREAD::matcher)
                            .filter(Matcher::matches)
                            .map(line -> line.group(1))
                            .findFirst()
                            .orElse("");
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", report, e.toString());
        }
        LOG.warn("Dropsize crashed in thread “{}”, see {}", thread, keep(report));
        return new Crash(thread);
    }

    private Path keep(Path report) {
        Path kept = logs.resolve("crash-" + System.currentTimeMillis() + ".log");
        try {
            Files.createDirectories(logs);
            Files.move(report, kept, StandardCopyOption.REPLACE_EXISTING);
            if (kept.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
            }
            deleteOldest();
            return kept;
        } catch (IOException e) {
            LOG.warn("{} can't be kept: {}", report, e.toString());
            return report;
        }
    }

    private void deleteOldest() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            List<Path> reports =
                    files.filter(file -> String.valueOf(file.getFileName()).startsWith("crash-"))
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path old : reports.subList(Math.min(MAX_KEPT, reports.size()), reports.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    /**
     * Makes the JVM write its report for {@code abort()} as well, with which C libraries end the
     * process after an internal error: SIGABRT gets the handler of SIGSEGV.
     */
    static void coverAborts() {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle sigaction = NativeLibrary.ofC("sigaction", INT, INT, POINTER, POINTER);
            MemorySegment action = arena.allocate(SIGACTION_BYTES, Long.BYTES);
            if (NativeLibrary.callInt(sigaction, SIGSEGV, MemorySegment.NULL, action) == 0) {
                NativeLibrary.callInt(sigaction, SIGABRT, action, MemorySegment.NULL);
            }
        } catch (RuntimeException e) {
            LOG.warn("aborts leave no report", e);
        }
    }
}
