package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Destination;
import io.dropsize.store.Upload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class LocalFolderTest {
    @TempDir Path home;

    @Test
    void anotherFolderForThisComputerIsUsedImmediatelyAndTheOldOneIsUnchanged() {
        AppFolders folders = new AppFolders(home, home, home.resolve("images"), home, home);
        Destination local = Destination.thisComputer();
        Path other = home.resolve("elsewhere");
        try (Dropsize dropsize = Dropsize.open(folders)) {
            dropsize.stores().open(local).put(upload("a.jpg"), _ -> {});
            dropsize.settings().update(now -> now.withLocalFolder(other));
            dropsize.stores().open(local).put(upload("b.jpg"), _ -> {});

            assertThat(dropsize.stores().open(local).list("", null, 10).objects())
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo("b.jpg"));
        }
        assertThat(other.resolve("images/b.jpg")).exists();
        assertThat(home.resolve("images/images/a.jpg")).exists();
    }

    private static Upload upload(String key) {
        return new Upload(key, new byte[] {1, 2, 3}, "image/jpeg", "content-key", false);
    }
}
