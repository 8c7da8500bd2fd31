package io.dropsize.testkit;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.image.ImageEngine;
import io.dropsize.secret.MemorySecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.ObjectStores;

import java.nio.file.Path;

/** The whole program for tests. */
public final class Programs {
    private Programs() {}

    /** Opens the program with all files in one folder, and with secrets in memory. */
    public static Dropsize open(Path home, ImageEngine engine, ObjectStores stores) {
        return new Dropsize(
                new AppFolders(home, home, home, home.resolve("cache"), home),
                SettingsStore.open(home),
                new MemorySecretStore(),
                engine,
                stores,
                () -> {});
    }
}
