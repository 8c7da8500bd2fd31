package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class AppFoldersTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void dropsizeHomeHoldsEverything() {
        Path own = Path.of("own").toAbsolutePath();

        AppFolders folders = AppFolders.of(Map.of("DROPSIZE_HOME", own.toString()), "Linux", HOME);

        assertThat(folders)
                .isEqualTo(
                        new AppFolders(
                                own.resolve("settings"),
                                own.resolve("data"),
                                own.resolve("images"),
                                own.resolve("cache"),
                                own.resolve("logs")));
    }

    @Test
    void linuxFollowsTheDesktopStandard() {
        Path data = Path.of("elsewhere").toAbsolutePath();

        AppFolders folders = AppFolders.of(Map.of("XDG_DATA_HOME", data.toString()), "Linux", HOME);

        assertThat(folders.data()).isEqualTo(data.resolve("dropsize"));
        assertThat(folders.settings()).isEqualTo(HOME.resolve(".config/dropsize"));
        assertThat(folders.images()).isEqualTo(HOME.resolve("Pictures/Dropsize"));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        assertThat(AppFolders.of(Map.of(), "Mac OS X", HOME).settings())
                .isEqualTo(HOME.resolve("Library/Application Support/Dropsize"));
        assertThat(AppFolders.of(Map.of(), "Windows 11", HOME).settings())
                .isEqualTo(HOME.resolve("AppData/Roaming/Dropsize"));
    }

    @Test
    void onlyTheirOwnerEntersTheFoldersOfTheProgram(@TempDir Path home) throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        AppFolders folders = AppFolders.of(Map.of("DROPSIZE_HOME", home + "/d"), "Linux", HOME);
        Files.createDirectories(folders.cache());
        Files.setPosixFilePermissions(
                folders.cache(), PosixFilePermissions.fromString("rwxrwxrwx"));

        folders.makePrivate();

        for (Path own :
                List.of(folders.settings(), folders.data(), folders.cache(), folders.logs())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
        }
    }
}
