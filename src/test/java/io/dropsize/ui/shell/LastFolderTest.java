package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

class LastFolderTest {
    @Test
    void aFolderThatWasRemovedIsNotThere(@TempDir Path folder) {
        assertThat(WindowDesk.isThere(folder.resolve("none").toFile())).isFalse();
    }

    @Test
    void aShareThatDoesNotRespondDoesNotBlockTheWindow() {
        CountDownLatch never = new CountDownLatch(1);
        File share =
                new File("share") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public boolean isDirectory() {
                        try {
                            never.await();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                        return true;
                    }
                };

        assertThat(WindowDesk.isThere(share)).isFalse();
        never.countDown();
    }
}
