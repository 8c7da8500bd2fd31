package io.dropsize.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program with its own home folder. */
final class Program {
    private static final Path LAUNCHER =
            Path.of("target", "dropsize", "bin", "dropsize").toAbsolutePath();

    private final Path home;
    private final Path said;
    private final Path result;

    /** How a run ended. */
    record End(boolean killed, int code, List<String> lines, String said) {}

    Program(Path folder) {
        this.home = folder.resolve("home");
        this.said = folder.resolve("said.txt");
        this.result = folder.resolve("result.txt");
    }

    static boolean isPackaged() {
        return Files.isExecutable(LAUNCHER);
    }

    Path home() {
        return home;
    }

    /** The folder of the objects of "This computer". */
    Path bucket() {
        return home.resolve("images").resolve("images");
    }

    Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DROPSIZE_HOME", home.toString());
        builder.environment().put("DROPSIZE_JAVA_OPTS", "-Dprism.order=sw");
        builder.redirectOutput(result.toFile());
        builder.redirectError(said.toFile());
        return builder.start();
    }

    /** Runs a command, and kills it after the given time unless it has ended. */
    End run(List<String> arguments, Duration life) throws IOException, InterruptedException {
        Process process = start(arguments);
        boolean ended = process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS);
        kill(process);
        return new End(
                !ended, process.exitValue(), Files.readAllLines(result), Files.readString(said));
    }

    private String log() throws IOException {
        StringBuilder log = new StringBuilder();
        for (Path file : files(home.resolve("logs"))) {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("\tat "))
                    .limit(100)
                    .forEach(line -> log.append(line).append('\n'));
        }
        return log.toString();
    }

    /** As the system does when it is out of memory: without a warning. */
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** All files in a folder, hidden ones too. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
