package io.dropsize.pipeline.queue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Creates threads with low priority, which give way to others, such as the window's. On an idle
 * machine they are as fast as others. Java's priorities work on Windows; Linux ignores them, but
 * supports a nice value per thread.
 */
public final class BackgroundPriority {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPriority.class);
    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    private BackgroundPriority() {}

    /**
     * Creates threads with that name and a number.
     *
     * @param lowPriority called when a thread starts
     */
    public static ThreadFactory threads(String name, BooleanSupplier lowPriority) {
        ThreadFactory usual = Thread.ofPlatform().name(name, 1).daemon().factory();
        return work ->
                usual.newThread(
                        () -> {
                            if (lowPriority.getAsBoolean()) {
                                begin();
                            }
                            work.run();
                        });
    }

    /**
     * Lowers the priority of the calling thread. Don't call it on a virtual thread: it would affect
     * the carrier, and all other threads that it carries.
     */
    public static void begin() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        if (isLinux()) {
            lower();
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }

    /** Lowers the thread's priority by setpriority, for which a thread of Linux is a process. */
    private static void lower() {
        int process = 0;
        try {
            int refused = (int) setPriority().invokeExact(process, THIS_THREAD, NICE);
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
