package io.dropsize.image.engine;

import io.dropsize.image.testkit.Damage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Damages pictures for a given time. {@code bench/fuzz.sh} starts it, and starts it again when a
 * native library has ended it: the file "current" is the cause.
 */
final class FuzzRun {
    /** Of the processor: the machine may be busy. */
    private static final long MAX_SECONDS = 5;

    /** By the clock: something waits for what never comes. */
    private static final long HANGING_SECONDS = 60;

    private static final int MAX_THREADS = 100;
    private static final int TOO_SLOW = 75;
    private static final int TOO_MANY_THREADS = 76;
    private static final int FOUND = 1;
    private static final int LOOK_EVERY = 1000;

    private final Path folder;
    private final List<byte[]> seeds;
    private final Random random;
    private final Thread fuzzing = Thread.currentThread();
    private final AtomicLong began = new AtomicLong(System.nanoTime());
    private final AtomicLong beganCpu = new AtomicLong(cpu());
    private final Set<String> found = new HashSet<>();

    private FuzzRun(Path folder, long number) {
        this.folder = folder;
        this.seeds = new ArrayList<>(DrawnSeeds.all().values());
        this.random = new Random(number);
    }

    /**
     * Arguments: the folder for what is found, seconds, a number that gives other damage. Or: the
     * word "seeds" and a folder for the whole pictures, or the word "file" and one file to try.
     */
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "seeds" -> writeSeeds(Path.of(args[1]));
            case "file" -> ReadersFuzzer.fuzzerTestOneInput(Files.readAllBytes(Path.of(args[1])));
            default -> {
                var run = new FuzzRun(Path.of(args[0]), Long.parseLong(args[2]));
                run.watch();
                run.damage(Long.parseLong(args[1]));
                System.exit(run.found.isEmpty() ? 0 : FOUND);
            }
        }
    }

    private static void writeSeeds(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> seed : DrawnSeeds.all().entrySet()) {
            Files.write(folder.resolve(seed.getKey()), seed.getValue());
        }
    }

    private void damage(long seconds) throws IOException {
        var damage = new Damage(random);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long slowest = 0;
        int inputs = 0;
        while (System.nanoTime() < end) {
            byte[] seed = seeds.get(random.nextInt(seeds.size()));
            byte[] file = damage.of(seed, seeds.get(random.nextInt(seeds.size())));
            Files.write(folder.resolve("current"), file);
            began.set(System.nanoTime());
            beganCpu.set(cpu());
            attempt(file);
            slowest = Math.max(slowest, cpu() - beganCpu.get());
            inputs++;
            if (inputs % LOOK_EVERY == 0) {
                requireFewThreads();
                Files.writeString(folder.resolve("inputs"), inputs + "\n");
            }
        }
        Files.writeString(folder.resolve("inputs"), inputs + "\n");
        System.out.printf(
                "%d inputs, %d found, slowest %d ms of CPU, %s%n",
                inputs, found.size(), TimeUnit.NANOSECONDS.toMillis(slowest), state());
    }

    private void attempt(byte[] file) throws IOException {
        try {
            ReadersFuzzer.fuzzerTestOneInput(file);
        } catch (Exception | Error e) { // whatever it is, it is what is looked for
            StackTraceElement[] trace = e.getStackTrace();
            String kind = e.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
            if (found.add(kind)) {
                Path kept = folder.resolve("found-" + Integer.toHexString(kind.hashCode()));
                Files.write(kept, file);
                System.out.println(kept);
                e.printStackTrace(System.out);
            }
        }
    }

    /** What libraries start counts too. */
    private static void requireFewThreads() throws IOException {
        String threads = state().replaceAll(".*Threads: (\\d+).*", "$1");
        if (threads.matches("\\d+") && Integer.parseInt(threads) > MAX_THREADS) {
            System.out.println("too many threads: " + state());
            Runtime.getRuntime().halt(TOO_MANY_THREADS);
        }
    }

    /** Resident memory and threads, where the system tells them. */
    private static String state() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "";
        }
        return String.join(
                ", ",
                Files.readAllLines(status).stream()
                        .filter(line -> line.matches("(VmRSS|VmHWM|Threads):.*"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .toList());
    }

    private void watch() {
        Thread.ofPlatform()
                .daemon()
                .name("watch")
                .start(
                        () -> {
                            while (!isTooSlow()) {
                                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                            }
                            System.out.printf(
                                    "too slow, %d s of CPU, %d by the clock:%n",
                                    seconds(cpu() - beganCpu.get()),
                                    seconds(System.nanoTime() - began.get()));
                            for (StackTraceElement at : fuzzing.getStackTrace()) {
                                System.out.println("  at " + at);
                            }
                            Runtime.getRuntime().halt(TOO_SLOW);
                        });
    }

    private boolean isTooSlow() {
        return seconds(cpu() - beganCpu.get()) >= MAX_SECONDS
                || seconds(System.nanoTime() - began.get()) >= HANGING_SECONDS;
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos);
    }

    /** What the fuzzing thread has taken so far. */
    private long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(fuzzing.threadId());
    }
}
