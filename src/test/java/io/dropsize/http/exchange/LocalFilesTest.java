package io.dropsize.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.http.EndpointFixture;

import org.junit.jupiter.api.AfterEach;
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
    private Spool spool;

    @BeforeEach
    void create() throws IOException {
        spool = new Spool(home.resolve("cache"));
        folder = Files.createDirectory(home.resolve("vault"));
        secret = Files.write(home.resolve("secret.png"), EndpointFixture.png(1));
    }

    @AfterEach
    void close() {
        spool.close();
    }

    private Incoming only(String path) {
        return new LocalFiles(() -> options(List.of(folder)), spool).image(path);
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
        assertThat(error(new LocalFiles(() -> options(List.of()), spool).image("/etc/passwd")))
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
    void aPathThatIsReplacedAfterTheCheckDoesNotLeadOutOfTheFolder() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("in"));
        Path image = Files.write(inside.resolve("a.png"), EndpointFixture.png(2));
        Incoming.Image accepted = (Incoming.Image) only(image.toString());

        Files.delete(image);
        Files.createSymbolicLink(image, secret);

        assertThat(accepted.source().bytes()).isEqualTo(EndpointFixture.png(2));
        Path to = home.resolve("copy");
        assertThatThrownBy(() -> FolderFiles.copy(folder, Path.of("in/a.png"), to))
                .isInstanceOf(DropsizeException.class);
        Files.move(inside, folder.resolve("old"));
        Files.createSymbolicLink(inside, home);
        assertThatThrownBy(() -> FolderFiles.copy(folder, Path.of("in/secret.png"), to))
                .isInstanceOf(IOException.class);
        assertThat(to).doesNotExist();
    }

    @Test
    void foldersDevicesAndRelativePathsAreNoImages() {
        assertThat(error(only(folder.toString()))).isEqualTo(ErrorKind.NOT_A_FILE);
        assertThat(error(new LocalFiles(() -> options(List.of()), spool).image("/dev/zero")))
                .isEqualTo(ErrorKind.NOT_A_FILE);
        assertThat(error(only("secret.png"))).isEqualTo(ErrorKind.FILE_GONE);
        assertThat(error(only("a\0b"))).isEqualTo(ErrorKind.FILE_GONE);
    }

    private static ErrorKind error(Incoming incoming) {
        return ((Incoming.Rejected) incoming).error().kind();
    }
}
