package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.FormatProvider;
import io.dropsize.image.ImageFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** A format is one package and one line in a registry; here, both are test sources. */
class AddedFormatTest {
    /** In a program of its own, so that no other test sees the format. */
    @Test
    void oneClassAndOneLineAddAFormatEverywhere(@TempDir Path folder) throws Exception {
        Path registry =
                folder.resolve("META-INF").resolve("services").resolve(name(FormatProvider.class));
        Files.createDirectories(registry.getParent());
        Files.writeString(registry, name(QoiProvider.class));

        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path") + File.pathSeparator + folder,
                                name(AddedFormatProgram.class))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();

        assertThat(program.inputReader().lines())
                .containsExactlyElementsOf(AddedFormatProgram.STEPS);
        assertThat(program.waitFor()).isZero();
    }

    @Test
    void noOtherTestSeesTheFormat() {
        assertThat(ImageFormat.values()).doesNotContain(QoiCodec.QOI);
    }

    private static String name(Class<?> type) {
        return type.getName();
    }
}
