package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

class JarTimestampTest {
    private static final Instant BUILT = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant UNPACKED = BUILT.minus(Duration.ofHours(9));

    @TempDir Path folder;

    private Path jar = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        jar = Files.writeString(folder.resolve("dropsize.jar"), "jar");
        Files.setLastModifiedTime(jar, FileTime.from(UNPACKED));
    }

    @Test
    void whatAnotherTimeZoneMadeOfItIsPutRight() throws IOException {
        JarTimestamp.restore(BUILT.toString(), jar.toString());

        assertThat(Files.getLastModifiedTime(jar).toInstant()).isEqualTo(BUILT);
    }

    @Test
    void withoutADateTheJarIsUnchanged() throws IOException {
        JarTimestamp.restore("", jar.toString());

        assertThat(Files.getLastModifiedTime(jar).toInstant()).isEqualTo(UNPACKED);
    }

    @Test
    void aJarWhoseDateCannotBeSetPreventsNothing() {
        String missing = folder.resolve("missing.jar").toString();

        assertThatNoException().isThrownBy(() -> JarTimestamp.restore(BUILT.toString(), missing));
        assertThatNoException().isThrownBy(() -> JarTimestamp.restore("yesterday", jar.toString()));
        assertThatNoException().isThrownBy(() -> JarTimestamp.restore(BUILT.toString(), "\0"));
    }
}
