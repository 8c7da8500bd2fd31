import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of the JDK that runs this, or of the system. */
final class Tool {
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
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": exit code " + code);
        }
    }
}
