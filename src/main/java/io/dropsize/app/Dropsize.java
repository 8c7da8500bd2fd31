package io.dropsize.app;

import io.dropsize.about.ThisBuild;
import io.dropsize.error.DropsizeException;
import io.dropsize.fetch.WebFetcher;
import io.dropsize.history.SqliteJournal;
import io.dropsize.history.SqliteLibrary;
import io.dropsize.history.Uploads;
import io.dropsize.image.CrashGuardedEngine;
import io.dropsize.image.DefaultImageEngine;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.notification.Notifications;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.library.Thumbnails;
import io.dropsize.pipeline.library.UploadThumbnails;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.SourceScanner;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.CopyingPublisher;
import io.dropsize.pipeline.publish.FolderPublisher;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.Publishing;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.secret.KeyringSecretStore;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.JsonPresets;
import io.dropsize.settings.Limits;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.local.LocalServer;
import io.dropsize.update.GitHubReleases;
import io.dropsize.update.Releases;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The program without its edges: every part, put together once. Window and command line are two
 * faces of it.
 */
public final class Dropsize implements AutoCloseable {
    private static final long MOST_THUMBNAIL_BYTES = 200L << 20;
    private static final long MAX_UPLOAD_THUMBNAIL_BYTES = 64L << 20;

    private final AppFolders folders;
    private final SettingsStore settings;
    private final SecretStore secrets;
    private final List<Consumer<String>> secretListeners = new CopyOnWriteArrayList<>();
    private final ImageEngine engine;
    private final ObjectStores stores;
    private final SqliteJournal journal;
    private final JobQueue queue;
    private final UploadThumbnails uploadThumbnails;
    private final Runnable closing;

    /**
     * Takes its parts.
     *
     * @param closing closes what the parts hold open, at the very end
     */
    public Dropsize(
            AppFolders folders,
            SettingsStore settings,
            SecretStore secrets,
            ImageEngine engine,
            ObjectStores stores,
            Runnable closing) {
        this.folders = folders;
        this.settings = settings;
        this.secrets =
                new WatchedSecrets(
                        secrets,
                        name -> secretListeners.forEach(listener -> listener.accept(name)));
        this.engine = engine;
        this.stores = stores;
        this.closing = closing;
        this.journal = new SqliteJournal(folders.data().resolve("journal"), new JsonPresets());
        this.uploadThumbnails =
                new UploadThumbnails(
                        engine,
                        folders.cache().resolve("upload-thumbnails"),
                        MAX_UPLOAD_THUMBNAIL_BYTES);
        Limits limits = settings.get().limits();
        this.queue = new JobQueue(new ImageMaker(engine), limits.jobs(), limits.retries());
        this.queue.fetchWith(fetcher());
    }

    /**
     * Puts the real parts together. Starts no server and opens no keyring: that happens when they
     * are needed.
     */
    public static Dropsize open(AppFolders folders) {
        folders.makePrivate();
        Path natives = folders.cache().resolve("native");
        System.setProperty("skiko.data.path", natives.toString());
        System.setProperty("dropsize.logs", folders.logs().toString());
        SqliteLibrary.keepBelow(natives);
        SettingsStore settings = SettingsStore.open(folders.settings());
        SecretStore keyring = new KeyringSecretStore();
        Stores stores =
                new Stores(
                        () -> settings.defaults().localFolder().orElse(folders.images()),
                        folder -> LocalServer.start(folder, folders.data().resolve("local-server")),
                        keyring,
                        () -> settings.get().timeouts());
        SecretStore secrets = new WatchedSecrets(keyring, stores::forget);
        CrashGuardedEngine engine = engine(folders, settings.get().limits());
        Runnable closing =
                () -> {
                    stores.close();
                    engine.close();
                };
        return new Dropsize(folders, settings, secrets, engine, stores, closing);
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

    public AppFolders folders() {
        return folders;
    }

    public SettingsStore settings() {
        return settings;
    }

    public SecretStore secrets() {
        return secrets;
    }

    /**
     * Is told of each destination whose secret has changed.
     *
     * @param listener is called from any thread; must be quick
     */
    public void onSecretChange(Consumer<String> listener) {
        secretListeners.add(listener);
    }

    public ImageEngine engine() {
        return engine;
    }

    public ObjectStores stores() {
        return stores;
    }

    /** Small pictures of what lies in buckets, kept on disk. */
    public Thumbnails thumbnails() {
        return new Thumbnails(engine, folders.cache().resolve("thumbnails"), MOST_THUMBNAIL_BYTES);
    }

    /** Small pictures of what was uploaded, kept on disk. */
    public UploadThumbnails uploadThumbnails() {
        return uploadThumbnails;
    }

    public JobQueue queue() {
        return queue;
    }

    /** What outlives the program. Opened when it is first needed. */
    public Journal journal() {
        return journal;
    }

    /** What was uploaded, to look back at. */
    public Uploads uploads() {
        return journal.uploads();
    }

    /** Which of what was uploaded is no longer in its bucket. */
    public Deletions deletions() {
        return journal.deletions();
    }

    /**
     * Is told of what keeps jobs from being remembered, now and later.
     *
     * @param listener is called from any thread; must be quick
     */
    public void onJournalProblem(Consumer<DropsizeException> listener) {
        journal.onProblem(listener);
    }

    /** Who knows of newer releases. Asks nobody before it is asked. */
    public Releases releases() {
        return GitHubReleases.of(ThisBuild.read());
    }

    /** Messages of the desktop itself. */
    public Notifications notifications() {
        return Notifications.ofThisSystem();
    }

    /** Loads images from the web, within the limits of the settings. */
    public Fetcher fetcher() {
        return new WebFetcher(
                () -> settings.get().localAddresses(), "Dropsize/" + ThisBuild.read().version());
    }

    public ImageMaker maker() {
        return new ImageMaker(engine);
    }

    public SourceScanner scanner() {
        return new SourceScanner(engine);
    }

    /** The way into a destination's bucket, with a local copy where the settings want one. */
    public Publishing publishing() {
        return this::publisher;
    }

    private Publisher publisher(Destination destination) {
        Publisher bucket = new BucketPublisher(destination, stores, journal);
        Path copies = settings.get().localCopies();
        return copies == null
                ? bucket
                : new CopyingPublisher(
                        bucket, new FolderPublisher(copies, FolderPublisher.WhenTaken.NUMBER));
    }

    @Override
    public void close() {
        queue.close();
        journal.close();
        secrets.close();
        closing.run();
    }
}
