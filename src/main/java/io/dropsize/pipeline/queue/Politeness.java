package io.dropsize.pipeline.queue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Threads that leave the processors to whoever else wants them, such as the window. Where nobody
 * does, they are as quick as others. Java's priorities do that on Windows; on Linux they are not
 * heeded, but a thread there can be nice.
 */
public final class Politeness {
    private static final Logger LOG = LoggerFactory.getLogger(Politeness.class);
    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    /** Before copies, which are quicker when they are compiled. */
    private static final int COMPILERS_NICE = 5;

    private Politeness() {}

    /**
     * Makes threads of that name and a number.
     *
     * @param polite is asked when a thread begins
     */
    public static ThreadFactory threads(String name, BooleanSupplier polite) {
        ThreadFactory usual = Thread.ofPlatform().name(name, 1).daemon().factory();
        return work ->
                usual.newThread(
                        () -> {
                            if (polite.getAsBoolean()) {
                                begin();
                            }
                            work.run();
                        });
    }

    /**
     * For the thread that calls it, from now on; for a virtual one, the thread that carries it,
     * which then is as polite to all that it carries.
     */
    public static void begin() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        if (isLinux()) {
            beNice(THIS_THREAD, NICE);
        }
    }

    /**
     * For the JVM's compilers, which have the most to do when the window has: with the first drop.
     * On Linux only. Blocks.
     */
    public static void ofCompilers() {
        if (!isLinux()) {
            return;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                if (isCompiler(thread)) {
                    beNice(Integer.parseInt(thread.getFileName().toString()), COMPILERS_NICE);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.info("compilers stay at the usual priority: {}", e.toString());
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\s*");
        } catch (IOException _) {
            return false; // It has ended meanwhile.
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    /** On Linux, a "process" of this call is a thread. */
    private static void beNice(int thread, int nice) {
        int process = 0;
        try {
            int refused = (int) setPriority().invokeExact(process, thread, nice);
            LOG.debug("nice: {}", refused == 0);
        } catch (Throwable e) {
            LOG.info("a thread keeps the usual priority: {}", e.toString());
        }
    }

    private static MethodHandle setPriority() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT));
    }
}
