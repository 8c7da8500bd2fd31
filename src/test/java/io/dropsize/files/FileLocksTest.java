package io.dropsize.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

class FileLocksTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir Path folder;

    @Test
    void theWaitForAHeldLockEndsInTime() throws IOException {
        try (FileChannel _ = lock(LONG)) {
            assertThatThrownBy(() -> lock(Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("locked by another process");
        }
    }

    @Test
    void theWaitForAHeldLockCanBeAbandoned() throws IOException {
        try (FileChannel _ = lock(LONG)) {
            assertThatThrownBy(() -> FileLocks.lock(file(), LONG, () -> true))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aReleasedLockCanBeTakenAgain() throws IOException {
        lock(LONG).close();

        try (FileChannel again = lock(Duration.ZERO)) {
            assertThat(again.isOpen()).isTrue();
        }
    }

    private FileChannel lock(Duration timeout) throws IOException {
        return FileLocks.lock(file(), timeout, () -> false);
    }

    private Path file() {
        return folder.resolve("x.lock");
    }
}
