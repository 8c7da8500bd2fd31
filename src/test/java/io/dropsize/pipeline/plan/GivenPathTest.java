package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

class GivenPathTest {
    @TempDir private Path folder;

    /** Only an address preserves the bytes of a path that are not UTF-8. */
    private Path undecodable(String encodedName) {
        return Path.of(URI.create(folder.toUri() + encodedName));
    }

    @BeforeEach
    void needsAFileSystemThatTakesAnyBytes() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void aNameThatIsNoUtf8IsFoundByHowItIsShown() throws IOException {
        Path file = Files.writeString(undecodable("caf%E9.jpg"), "1x1");

        Path given = GivenPath.of(folder + "/caf\uFFFD.jpg");

        assertThat(Files.exists(Path.of(folder + "/caf\uFFFD.jpg"))).isFalse();
        assertThat(given).isEqualTo(file);
        assertThat(Files.readString(given)).isEqualTo("1x1");
    }

    @Test
    void soIsAFolder() throws IOException {
        Files.createDirectory(undecodable("f%FF"));
        Path file = Files.writeString(undecodable("f%FF/caf%E9.jpg"), "1x1");

        assertThat(GivenPath.of(folder + "/f\uFFFD/caf\uFFFD.jpg")).isEqualTo(file);
    }

    @Test
    void ofTwoThatAreShownAlikeNoneIsTaken() throws IOException {
        Files.writeString(undecodable("a%E9.jpg"), "1x1");
        Files.writeString(undecodable("a%E8.jpg"), "2x2");

        assertThat(Files.exists(GivenPath.of(folder + "/a\uFFFD.jpg"))).isFalse();
    }
}
