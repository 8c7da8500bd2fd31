package io.dropsize.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class FileLocksTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir Path folder;

    @Test
    void theWaitForAHeldLockEndsInTime() throws IOException {
        try (Closeable _ = lock(LONG)) {
            assertThatThrownBy(() -> lock(Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("locked by another process");
        }
    }

    @Test
    void theWaitForAHeldLockCanBeAbandoned() throws IOException {
        try (Closeable _ = lock(LONG)) {
            assertThatThrownBy(() -> FileLocks.lock(file(), LONG, () -> true))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aReleasedLockCanBeTakenAgain() throws IOException {
        lock(LONG).close();

        try (Closeable again = lock(Duration.ZERO)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void theSystemKeepsALockThatAnotherThreadWaitsFor() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")));
        try (Closeable _ = lock(LONG)) {
            String held = ":" + Files.getAttribute(file(), "unix:ino") + " ";
            assertThat(Path.of("/proc/locks")).content().contains(held);

            assertThatThrownBy(() -> lock(Duration.ZERO)).isInstanceOf(IOException.class);

            assertThat(Path.of("/proc/locks")).content().contains(held);
        }
    }

    private Closeable lock(Duration timeout) throws IOException {
        return FileLocks.lock(file(), timeout, () -> false);
    }

    private Path file() {
        return folder.resolve("x.lock");
    }
}
