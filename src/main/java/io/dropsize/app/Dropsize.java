package io.dropsize.app;

import io.dropsize.about.ThisBuild;
import io.dropsize.error.DropsizeException;
import io.dropsize.fetch.WebFetcher;
import io.dropsize.fetch.WebFiles;
import io.dropsize.history.SqliteJournal;
import io.dropsize.history.UploadHistory;
import io.dropsize.image.ImageEngine;
import io.dropsize.notification.Notifications;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.MemoryJournal;
import io.dropsize.pipeline.library.ObjectThumbnails;
import io.dropsize.pipeline.library.UploadThumbnails;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.SourceScanner;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.secret.KeyringSecretStore;
import io.dropsize.secret.MemorySecretStore;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.Limits;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.TeamFile;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Visitor;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.DestinationCheck;
import io.dropsize.submit.Submissions;
import io.dropsize.update.GitHubReleases;
import io.dropsize.update.Releases;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The program without its edges: all parts, assembled once. The window and the command line are
 * edges of it.
 */
public final class Dropsize implements AutoCloseable {
    private static final long MAX_THUMBNAIL_BYTES = 200L << 20;
    private static final long MAX_UPLOAD_THUMBNAIL_BYTES = 64L << 20;

    private final AppFolders folders;
    private final SettingsStore settings;
    private final SecretStore secrets;
    private final List<Consumer<String>> secretListeners = new CopyOnWriteArrayList<>();
    private final ImageEngine engine;
    private final ObjectStores stores;
    private final SqliteJournal history;
    private final Journal journal;
    private final Deletions deletions;
    private final JobQueue queue;
    private final Submissions submissions;
    private final ObjectThumbnails thumbnails;
    private final UploadThumbnails uploadThumbnails;
    private final Publishers publishing;
    private final Runnable closing;

    /**
     * Creates the program from its parts.
     *
     * @param closing closes the parts' resources, at the very end
     */
    public Dropsize(
            AppFolders folders,
            SettingsStore settings,
            SecretStore secrets,
            ImageEngine engine,
            ObjectStores stores,
            Runnable closing) {
        this(folders, settings, secrets, engine, stores, new Ends(closing, Optional.empty()));
    }

    /**
     * What differs between the window and a service.
     *
     * @param closing closes the parts' resources, at the very end
     * @param memory the journal that replaces the one on disk
     */
    record Ends(Runnable closing, Optional<MemoryJournal> memory) {}

    Dropsize(
            AppFolders folders,
            SettingsStore settings,
            SecretStore secrets,
            ImageEngine engine,
            ObjectStores stores,
            Ends ends) {
        this.folders = folders;
        this.settings = settings;
        this.secrets =
                new ObservableSecrets(
                        secrets,
                        name -> secretListeners.forEach(listener -> listener.accept(name)));
        this.engine = engine;
        this.stores = stores;
        this.closing = ends.closing();
        this.history = new SqliteJournal(folders.data().resolve("journal"), new JsonPresets());
        this.journal = ends.memory().<Journal>map(memory -> memory).orElse(history);
        this.deletions = ends.memory().map(MemoryJournal::deletions).orElseGet(history::deletions);
        this.thumbnails =
                new ObjectThumbnails(
                        engine, folders.cache().resolve("thumbnails"), MAX_THUMBNAIL_BYTES);
        this.uploadThumbnails =
                new UploadThumbnails(
                        engine,
                        folders.cache().resolve("upload-thumbnails"),
                        MAX_UPLOAD_THUMBNAIL_BYTES);
        Limits limits = settings.get().limits();
        this.queue = new JobQueue(new ImageMaker(engine), limits.jobs(), limits.retries());
        this.queue.giveUpUnresponsiveServicesAfter(() -> settings.get().timeouts().call());
        this.queue.fetchWith(fetcher());
        this.publishing = new Publishers(settings, stores, journal);
        this.submissions = new Submissions(queue, journal, publishing, settings);
    }

    /**
     * Assembles the production parts. Starts no server and opens no keyring; both start on first
     * use.
     */
    public static Dropsize open(AppFolders folders) {
        Dropsize program =
                Production.open(
                        folders,
                        SettingsStore.open(folders.settings()),
                        new KeyringSecretStore(),
                        Optional.empty());
        program.publishing.openLinksWith(visitor());
        return program;
    }

    /** Opens links as a visitor does. Addresses of the local network are allowed. */
    private static Visitor visitor() {
        WebFetcher web = new WebFetcher(() -> true, "Dropsize/" + ThisBuild.read().version());
        return address -> {
            WebFetcher.Visit visit = web.visit(address);
            return new Visitor.Visit(visit.mediaType(), visit.cacheControl());
        };
    }

    /**
     * Opens the program as a service, without a keyring.
     *
     * @param recorded whether jobs are recorded on disk, and resumed by the next run
     */
    public static Dropsize openHeadless(
            AppFolders folders, SettingsStore settings, boolean recorded) {
        return Production.open(
                folders,
                settings,
                new MemorySecretStore(),
                recorded ? Optional.empty() : Optional.of(new MemoryJournal()));
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
     * Registers a listener for destinations whose secret has changed.
     *
     * @param listener called from any thread; must return quickly
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

    /** Thumbnails of objects in buckets, cached on disk. */
    public ObjectThumbnails thumbnails() {
        return thumbnails;
    }

    /** Thumbnails of uploaded images, cached on disk. */
    public UploadThumbnails uploadThumbnails() {
        return uploadThumbnails;
    }

    /** Accepts sources for the queue. The journal behind it is opened on first use. */
    public Submissions submissions() {
        return submissions;
    }

    /** The history of uploads. */
    public UploadHistory uploads() {
        return history.uploads();
    }

    public Descriptions descriptions() {
        return history.descriptions();
    }

    /** Which uploaded objects no longer exist in their bucket. */
    public Deletions deletions() {
        return deletions;
    }

    /**
     * Registers a listener for problems that keep jobs from being recorded, now and later.
     *
     * @param listener called from any thread; must return quickly
     */
    public void onJournalProblem(Consumer<DropsizeException> listener) {
        history.onProblem(listener);
    }

    /** The source of newer releases. Makes no request until it is called. */
    public Releases releases() {
        return GitHubReleases.of(ThisBuild.read());
    }

    /** Loads the team file. */
    public TeamFiles teamFiles() {
        var web = new WebFiles("Dropsize/" + ThisBuild.read().version(), TeamFile.MAX_BYTES);
        return new TeamFiles(settings, stores, web::load);
    }

    /** Desktop notifications. */
    public Notifications notifications() {
        return Notifications.ofThisSystem();
    }

    /** Loads images from the web, within the limits of the settings. */
    public Fetcher fetcher() {
        return new WebFetcher(
                () -> settings.get().localAddresses(), "Dropsize/" + ThisBuild.read().version());
    }

    /**
     * Checks a destination, which may be unsaved. Blocks; see {@link DestinationCheck}.
     *
     * @param secret the access key's secret from the form; null for the stored one
     */
    public void check(
            Destination destination, @Nullable String secret, Consumer<CheckResult> results) {
        try (ObjectStore store = stores.openForCheck(destination, secret)) {
            new DestinationCheck(destination, store, visitor(), results).run();
        }
    }

    public ImageMaker maker() {
        return new ImageMaker(engine);
    }

    public SourceScanner scanner() {
        return new SourceScanner(engine);
    }

    /**
     * The publisher for a destination, which also saves local copies if the settings request them.
     */
    public PublisherFactory publishing() {
        return publishing;
    }

    @Override
    public void close() {
        queue.close();
        thumbnails.close();
        uploadThumbnails.close();
        history.close();
        secrets.close();
        closing.run();
    }
}
