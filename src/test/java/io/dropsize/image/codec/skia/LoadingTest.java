package io.dropsize.image.codec.skia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class LoadingTest {
    @Test
    void codecsThatCouldNotBeUnpackedAreUnpackedOnceTheyCan(@TempDir Path folder) throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoadingProgram.class.getName(),
                                inTheWay.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();

        assertThat(program.inputReader().lines())
                .containsExactly("CANNOT_WRITE", "CANNOT_WRITE", "loaded");
        assertThat(program.waitFor()).isZero();
    }
}
