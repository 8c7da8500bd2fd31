package io.dropsize.ui.upload;

import io.dropsize.image.ImageEngine;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.SourceScanner;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.submit.Submissions;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;

/** Assembles the Upload view's model from a test's engine, queue, journal and stores. */
public final class UploadKit {
    private UploadKit() {}

    public static UploadCore core(
            ImageEngine engine,
            JobQueue queue,
            Journal journal,
            ObjectStores stores,
            SettingsStore settings) {
        return core(engine, queue, journal, publishing(stores), stores, settings);
    }

    public static UploadCore core(
            ImageEngine engine,
            JobQueue queue,
            Journal journal,
            PublisherFactory publishing,
            ObjectStores stores,
            SettingsStore settings) {
        return new UploadCore(
                engine,
                new ImageMaker(engine),
                new SourceScanner(engine),
                new Submissions(queue, journal, publishing, settings),
                publishing,
                new LinkMaker(stores));
    }

    /** Publishes without a history of earlier uploads. */
    public static PublisherFactory publishing(ObjectStores stores) {
        return (destination, keys) -> new BucketPublisher(destination, stores, Journal.NONE, keys);
    }

    /** Makes a model whose blocking work has one thread per task. */
    public static UploadViewModel model(
            UploadCore core, SettingsStore settings, DesktopServices desk) {
        return Window.on(() -> new UploadViewModel(core, settings, new Background(), desk));
    }
}
