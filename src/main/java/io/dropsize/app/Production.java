package io.dropsize.app;

import io.dropsize.history.SqliteLibrary;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.isolation.CrashGuardedEngine;
import io.dropsize.network.Proxies;
import io.dropsize.pipeline.journal.MemoryJournal;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.Limits;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.local.LocalServer;

import java.nio.file.Path;
import java.util.Optional;

/** Assembles the program from its production classes. */
final class Production {
    /** The JDK refuses Basic authentication for tunnels by default. */
    private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private Production() {}

    /**
     * Assembles the program. Server and keyring are opened on first use.
     *
     * @param keyring the store of secrets
     * @param memory replaces the journal on disk
     */
    static Dropsize open(
            AppFolders folders,
            SettingsStore settings,
            SecretStore keyring,
            Optional<MemoryJournal> memory) {
        folders.makePrivate();
        Path natives = folders.cache().resolve("native");
        if (System.getProperty("skiko.data.path") == null) {
            System.setProperty("skiko.data.path", natives.toString());
        }
        if (System.getProperty("java.net.useSystemProxies") == null) {
            System.setProperty("java.net.useSystemProxies", "true"); // before the first connection
        }
        if (System.getProperty(TUNNEL_SCHEMES) == null) {
            System.setProperty(TUNNEL_SCHEMES, ""); // Most proxies with a password use Basic only.
        }
        System.setProperty("dropsize.logs", folders.logs().toString());
        SqliteLibrary.keepBelow(natives);
        Stores stores =
                new Stores(
                        () -> settings.defaults().localFolder().orElse(folders.images()),
                        folder -> LocalServer.start(folder, folders.data().resolve("local-server")),
                        keyring,
                        () -> settings.get().timeouts(),
                        () -> settings.get().proxy());
        SecretStore secrets = new ObservableSecrets(keyring, stores::forget);
        Runnable systemProxies =
                Proxies.use(new Proxies.Choice(() -> settings.get().proxy(), keyring::get));
        CrashGuardedEngine engine = engine(folders, settings.get().limits());
        Runnable closing =
                () -> {
                    systemProxies.run();
                    stores.close();
                    engine.close();
                };
        return new Dropsize(
                folders, settings, secrets, engine, stores, new Dropsize.Ends(closing, memory));
    }

    private static CrashGuardedEngine engine(AppFolders folders, Limits limits) {
        Integer megapixels = limits.largestMegapixels();
        Integer megabytes = limits.memoryMegabytes();
        ImageEngine engine =
                new DefaultImageEngine(
                        megapixels == null ? ImageLimits.DEFAULT : ImageLimits.largest(megapixels),
                        megabytes == null
                                ? MemoryBudget.ofThisComputer()
                                : new MemoryBudget((long) megabytes << 20));
        return new CrashGuardedEngine(
                engine, folders.data().resolve("images-in-work"), folders.logs());
    }
}
