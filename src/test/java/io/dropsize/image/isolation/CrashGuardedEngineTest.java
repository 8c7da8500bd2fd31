package io.dropsize.image.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.engine.DefaultImageEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each run is a separate process, because it really crashes. */
class CrashGuardedEngineTest {
    @TempDir Path folder;

    @Test
    void imagesAreAdmittedByTheEngineThatIsGuarded() throws Exception {
        Path large = Files.write(folder.resolve("large"), new byte[800_000]);
        var engine =
                new CrashGuardedEngine(
                        new DefaultImageEngine(ImageLimits.DEFAULT, new MemoryBudget(4 << 20)),
                        folder.resolve("notes"),
                        folder.resolve("logs"));

        try (engine;
                var _ = engine.admit(ImageInput.of(large))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> engine.admit(ImageInput.of(large)))
                    .isInstanceOf(DropsizeException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // Its abort() does not raise a signal.
    void anImageThatCrashesTheProcessIsRefusedNextTimeAndTheOneBesideItIsRead() throws Exception {
        assertThat(run("abort", "wait")).isEmpty();

        Files.move(folder.resolve("wait"), folder.resolve("good"));
        assertThat(run("abort", "good"))
                .containsExactlyInAnyOrder("IMAGE_CRASHED abort", "read good");
        assertThat(run("abort")).containsExactly("IMAGE_CRASHED abort");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRefusedImageIsKnownByItsBytes() throws Exception {
        assertThat(run("abort")).isEmpty();
        assertThat(run("abort")).containsExactly("IMAGE_CRASHED abort");

        Files.move(folder.resolve("abort"), folder.resolve("good"));

        assertThat(run("good")).containsExactly("IMAGE_CRASHED good");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRefusedImageIsReadOnceMoreWhenTheUserAsksForIt() throws Exception {
        assertThat(run("abort")).isEmpty();

        assertThat(run("-Dreadmit=true", "abort")).isEmpty();
        assertThat(run("abort")).containsExactly("IMAGE_CRASHED abort");

        Files.move(folder.resolve("abort"), folder.resolve("good"));
        assertThat(run("-Dreadmit=true", "good")).containsExactly("read good");
        assertThat(run("good")).containsExactly("read good");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theReportOfACrashIsKeptWithTheLogsForItsOwnerOnly() throws Exception {
        assertThat(run("abort")).isEmpty();
        run("good");

        try (Stream<Path> reports = Files.list(folder.resolve("notes/logs"))) {
            assertThat(reports)
                    .singleElement()
                    .satisfies(
                            report -> {
                                assertThat(report).content().contains("SIGABRT");
                                assertThat(Files.getPosixFilePermissions(report))
                                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                            });
        }
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void aKillRefusesNoImage() throws Exception {
        assertThat(run("kill", "wait")).isEmpty();
        assertThat(run("kill")).isEmpty();

        Files.move(folder.resolve("kill"), folder.resolve("good 1"));
        Files.move(folder.resolve("wait"), folder.resolve("good 2"));
        assertThat(run("good 1", "good 2")).containsExactlyInAnyOrder("read good 1", "read good 2");
        assertThat(notes()).isEmpty();
    }

    @Test
    void anImageThatIsAloneInWorkAtEachOfFiveKillsIsRefused() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(run("kill")).isEmpty();
        }

        assertThat(run("kill")).containsExactly("IMAGE_CRASHED kill");
    }

    @Test
    void anEndInOrderLeavesNoSuspects() throws Exception {
        assertThat(run("exit", "wait")).isEmpty();

        assertThat(notes()).isEmpty();
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("notes"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The output of a process that reads these images. */
    private List<String> run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:-CreateCoredumpOnCrash"));
        Stream.of(arguments).filter(it -> it.startsWith("-")).forEach(command::add);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProgram.class.getName(),
                        folder.resolve("notes").toString()));
        for (String name : List.of(arguments)) {
            if (!name.startsWith("-")) {
                Path image = folder.resolve(name);
                if (!Files.exists(image)) {
                    Files.writeString(image, "an image called " + name);
                }
                command.add(image.toString());
            }
        }
        Process process =
                new ProcessBuilder(command)
                        .directory(Files.createDirectories(folder.resolve("work")).toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> lines =
                process.inputReader()
                        .lines()
                        .filter(line -> line.matches("(read|[A-Z_]+) .*")) // The JVM prints more.
                        .toList();
        process.waitFor();
        return lines;
    }
}
