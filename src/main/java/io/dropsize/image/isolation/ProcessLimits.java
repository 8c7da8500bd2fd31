package io.dropsize.image.isolation;

import static io.dropsize.image.ffi.NativeLibrary.INT;
import static io.dropsize.image.ffi.NativeLibrary.POINTER;
import static io.dropsize.image.ffi.NativeLibrary.SIZE;

import io.dropsize.image.ffi.NativeLibrary;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Restricts a child process that decodes. No effect on Windows. */
final class ProcessLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLimits.class);
    private static final String SYSTEM = System.getProperty("os.name", "");
    private static final int[] TERMINAL_SIGNALS = {1, 2, 15}; // SIGHUP, SIGINT, SIGTERM
    private static final MemorySegment IGNORE = MemorySegment.ofAddress(1); // SIG_IGN
    private static final int OWNER_ONLY = 0077;
    private static final int RLIMIT_AS = 9;
    private static final long UNLIMITED = -1;
    private static final String ADDRESS_SPACE = "VmSize:";
    private static final long KIB = 1024;

    private ProcessLimits() {}

    /**
     * Ignores the signals that a terminal or a session sends to all its processes: the parent
     * decides. Files that it creates are accessible only to their owner.
     */
    static void beChild() {
        if (SYSTEM.startsWith("Windows")) {
            return;
        }
        MethodHandle signal = NativeLibrary.ofC("signal", POINTER, INT, POINTER);
        for (int number : TERMINAL_SIGNALS) {
            NativeLibrary.callPointer(signal, number, IGNORE);
        }
        NativeLibrary.callInt(NativeLibrary.ofC("umask", INT, INT), OWNER_ONLY);
        CrashReports.coverAborts();
    }

    /**
     * Limits the growth of the process's address space to this number of bytes. Beyond them,
     * allocations fail. On Linux only: other systems don't enforce such a limit.
     */
    static void allowMemory(long bytes) {
        if (!SYSTEM.startsWith("Linux")) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            long now = addressSpace();
            MemorySegment limit = arena.allocate(2 * SIZE.byteSize(), SIZE.byteAlignment());
            limit.set(SIZE, 0, now + bytes);
            limit.set(SIZE, SIZE.byteSize(), UNLIMITED);
            NativeLibrary.callInt(
                    NativeLibrary.ofC("setrlimit", INT, INT, POINTER), RLIMIT_AS, limit);
        } catch (IOException | NumberFormatException e) {
            LOG.warn("no limit for the memory of this process", e);
        }
    }

    /** In bytes. See proc_pid_status(5). */
    private static long addressSpace() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(ADDRESS_SPACE))
                    .map(line -> line.substring(ADDRESS_SPACE.length()).replace("kB", "").strip())
                    .mapToLong(Long::parseLong)
                    .map(kibibytes -> kibibytes * KIB)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no size of the address space"));
        }
    }
}
