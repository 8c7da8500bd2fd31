package io.dropsize.app;

import io.dropsize.image.ImageEngine;
import io.dropsize.pipeline.BucketPublisher;
import io.dropsize.pipeline.CopyingPublisher;
import io.dropsize.pipeline.FolderPublisher;
import io.dropsize.pipeline.ImageMaker;
import io.dropsize.pipeline.JobLimits;
import io.dropsize.pipeline.JobQueue;
import io.dropsize.pipeline.Publisher;
import io.dropsize.pipeline.Publishing;
import io.dropsize.pipeline.SourceScanner;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;

import java.nio.file.Path;
import java.time.Clock;

/**
 * The program without its edges: every part, put together once. Window and command line are two
 * faces of it.
 */
public final class Dropsize implements AutoCloseable {
    private final AppFolders folders;
    private final SettingsStore settings;
    private final SecretStore secrets;
    private final ImageEngine engine;
    private final ObjectStores stores;
    private final JobQueue queue;

    public Dropsize(
            AppFolders folders,
            SettingsStore settings,
            SecretStore secrets,
            ImageEngine engine,
            ObjectStores stores) {
        this.folders = folders;
        this.settings = settings;
        this.secrets = secrets;
        this.engine = engine;
        this.stores = stores;
        this.queue = new JobQueue(new ImageMaker(engine), JobLimits.ofThisComputer());
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

    public ImageEngine engine() {
        return engine;
    }

    public ObjectStores stores() {
        return stores;
    }

    public JobQueue queue() {
        return queue;
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
        Publisher bucket = new BucketPublisher(destination, stores, Clock.systemDefaultZone());
        Path copies = settings.get().localCopies();
        return copies == null
                ? bucket
                : new CopyingPublisher(
                        bucket, new FolderPublisher(copies, FolderPublisher.WhenTaken.NUMBER));
    }

    @Override
    public void close() {
        queue.close();
    }
}
