package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.Main;
import io.dropsize.about.ThisBuild;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The program in its own process, started from a folder of classes. */
class VersionLineTest {
    @Test
    void theVersionIsPrintedWithoutLoadingWhatItDoesNotNeed(@TempDir Path folder) throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + loaded,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--version");
        builder.environment().put("DROPSIZE_HOME", folder.toString());
        Process process =
                builder.redirectOutput(printed.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readAllLines(printed))
                .containsExactly("dropsize " + ThisBuild.read().version());
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains(" io.dropsize.about.ThisBuild "))
                .noneMatch(
                        line ->
                                line.contains(" tools.jackson.")
                                        || line.contains(" javafx.")
                                        || line.contains(" software.amazon.")
                                        || line.contains(" org.sqlite.")
                                        || line.contains(" java.net.http."));
    }
}
