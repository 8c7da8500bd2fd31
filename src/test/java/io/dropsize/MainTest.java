package io.dropsize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MainTest {
    @Test
    void theWindowOpensWithoutArgumentsAndForFiles(@TempDir Path folder) throws IOException {
        Path picture = Files.writeString(folder.resolve("a.jpg"), "x");

        assertThat(Main.wantsWindow()).isTrue();
        assertThat(Main.wantsWindow(picture.toString(), "gone.jpg")).isTrue();
    }

    @Test
    void everythingElseIsTheCommandLine() {
        assertThat(Main.wantsWindow("upload", "a.jpg")).isFalse();
        assertThat(Main.wantsWindow("--help")).isFalse();
        assertThat(Main.wantsWindow("no-such-thing")).isFalse();
        assertThat(Main.wantsWindow("nul\0byte")).isFalse();
    }
}
