package io.dropsize.app;

import io.dropsize.files.PrivateFolder;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The program's folders: all under {@code DROPSIZE_HOME} if that is set, otherwise in the system's
 * standard places.
 *
 * @param settings the settings file
 * @param data data that must not be lost
 * @param images the objects of "This computer", as plain files
 * @param cache data that can be recreated
 * @param logs the log
 */
public record AppFolders(Path settings, Path data, Path images, Path cache, Path logs) {

    public static AppFolders ofThisComputer() {
        return of(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")));
    }

    static AppFolders of(Map<String, String> environment, String system, Path home) {
        String own = environment.getOrDefault("DROPSIZE_HOME", "");
        if (!own.isBlank()) {
            return under(Path.of(own).toAbsolutePath());
        }
        String os = system.toLowerCase(Locale.ROOT);
        Path images = home.resolve("Pictures").resolve("Dropsize");
        if (os.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve("Dropsize");
            return new AppFolders(
                    support,
                    support,
                    images,
                    library.resolve("Caches").resolve("Dropsize"),
                    library.resolve("Logs").resolve("Dropsize"));
        }
        if (os.startsWith("windows")) {
            Path local =
                    variable(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                            .resolve("Dropsize");
            Path roaming =
                    variable(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
                            .resolve("Dropsize");
            return new AppFolders(
                    roaming, local, images, local.resolve("cache"), local.resolve("logs"));
        }
        Path data =
                variable(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                        .resolve("dropsize");
        return new AppFolders(
                variable(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                        .resolve("dropsize"),
                data,
                images,
                variable(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("dropsize"),
                variable(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                        .resolve("dropsize"));
    }

    /**
     * Creates the program's own folders and makes them inaccessible to other users, whatever the
     * umask: other users must not replace libraries in the cache or read the journal. If a folder's
     * permissions can't be changed, that is logged.
     */
    public void makePrivate() {
        for (Path folder : List.of(settings, data, cache, logs)) {
            try {
                PrivateFolder.makeOrClose(folder);
            } catch (IOException e) {
                LoggerFactory.getLogger(AppFolders.class)
                        .warn("other users may reach {}: {}", folder, e.toString());
            }
        }
    }

    private static AppFolders under(Path own) {
        return new AppFolders(
                own.resolve("settings"),
                own.resolve("data"),
                own.resolve("images"),
                own.resolve("cache"),
                own.resolve("logs"));
    }

    private static Path variable(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
