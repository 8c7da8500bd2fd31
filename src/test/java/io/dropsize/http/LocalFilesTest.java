package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Which files a request can name. */
class LocalFilesTest {
    @TempDir Path home;
    private Path folder;
    private Path secret;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(home.resolve("vault"));
        secret = Files.write(home.resolve("secret.png"), EndpointFixture.png(1));
    }

    private Incoming only(String path) {
        return new LocalFiles(() -> options(List.of(folder))).image(path);
    }

    private static EndpointOptions options(List<Path> folders) {
        return new EndpointOptions(0, Set.of(), true, folders, EndpointLimits.DEFAULT);
    }

    @Test
    void aFileIsAnImageByItsContentAndNotByItsName() throws IOException {
        Path text = Files.writeString(folder.resolve("passwords.png"), "secret");
        Path image = Files.write(folder.resolve("notes.txt"), EndpointFixture.png(1));

        assertThat(error(only(text.toString()))).isEqualTo(ErrorKind.NOT_AN_IMAGE);
        assertThat(only(image.toString())).isInstanceOf(Incoming.Image.class);
        assertThat(error(new LocalFiles(() -> options(List.of())).image("/etc/passwd")))
                .isEqualTo(ErrorKind.NOT_AN_IMAGE);
    }

    @Test
    void filesOutsideTheAllowedFoldersAreRefusedHoweverTheyAreNamed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), secret);
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("out"), home);

        for (String path :
                List.of(
                        secret.toString(),
                        folder + "/../secret.png",
                        folder + "/%2e%2e/secret.png",
                        link.toString(),
                        linkedFolder.resolve("secret.png").toString())) {
            assertThat(error(only(path))).isEqualTo(ErrorKind.FILE_UNREADABLE);
        }
    }

    @Test
    void aSymbolicLinkWithinAnAllowedFolderIsFollowed() throws IOException {
        Path image = Files.write(folder.resolve("a.png"), EndpointFixture.png(1));
        Path link = Files.createSymbolicLink(folder.resolve("b.png"), image);

        assertThat(only(link.toString())).isInstanceOf(Incoming.Image.class);
    }

    @Test
    void foldersDevicesAndRelativePathsAreNoImages() {
        assertThat(error(only(folder.toString()))).isEqualTo(ErrorKind.NOT_A_FILE);
        assertThat(error(new LocalFiles(() -> options(List.of())).image("/dev/zero")))
                .isEqualTo(ErrorKind.NOT_A_FILE);
        assertThat(error(only("secret.png"))).isEqualTo(ErrorKind.FILE_GONE);
        assertThat(error(only("a\0b"))).isEqualTo(ErrorKind.FILE_GONE);
    }

    private static ErrorKind error(Incoming incoming) {
        return ((Incoming.Lost) incoming).error().kind();
    }
}
