import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of the JDK that runs this, or of the system. */
final class Tool {
    /** Longer than any of them takes, even on a slow computer that does other things as well. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private Tool() {}

    /** Runs a tool of this JDK, such as jlink. */
    static void jdk(String name, Stream<String> arguments)
            throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", name);
        run(Map.of(), Stream.concat(Stream.of(tool.toString()), arguments).toList());
    }

    /**
     * Runs a command with these environment variables besides the usual; ends the build if it
     * fails.
     */
    static void run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        run(environment, command, LIMIT);
    }

    /** Runs a command, and ends it and the build if it exceeds the time limit. */
    static void run(Map<String, String> environment, List<String> command, Duration limit)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String name = String.join(" ", command);
        if (!process.waitFor(limit)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException(
                    "%s: did not end within %d seconds".formatted(name, limit.toSeconds()));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + ": exit code " + process.exitValue());
        }
    }
}
