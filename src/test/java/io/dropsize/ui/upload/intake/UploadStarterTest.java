package io.dropsize.ui.upload.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.pipeline.queue.RetryPolicy;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.HandTimer;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.upload.UploadKit;
import io.dropsize.ui.upload.rows.PendingRow;
import io.dropsize.ui.upload.rows.RowLinks;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where images go when their destination is changed while they are being processed. */
@Timeout(60)
class UploadStarterTest {
    private static final Destination CLIENT = destination("client", "pictures");

    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final MemoryStore elsewhere = new MemoryStore();
    private final HandTimer timer = new HandTimer();
    private final ObjectStores stores =
            destination -> destination.bucket().equals("pictures") ? store : elsewhere;
    private final JobQueue queue =
            new JobQueue(
                    new ImageMaker(engine), new JobLimits(1, 1, 4), RetryPolicy.DEFAULT, timer);

    @TempDir Path folder;
    private SettingsStore settings;
    private UploadStarter dispatch;
    private LinkMaker links;

    @BeforeEach
    void open() {
        settings = SettingsStore.open(folder);
        settings.update(now -> now.withDestinations(List.of(CLIENT)));
        links = new LinkMaker(stores);
        UploadCore core = UploadKit.core(engine, queue, Journal.NONE, stores, settings);
        dispatch = new UploadStarter(core, settings, _ -> {});
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private static Destination destination(String name, String bucket) {
        return new Destination(
                name,
                Service.named("MINIO"),
                bucket,
                null,
                URI.create("https://s3.example.com"),
                new Credentials.AccessKey("id"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private UploadRow row() {
        return row(CLIENT, new BucketPublisher(CLIENT, stores, Journal.NONE), 20);
    }

    /** A row that waits for the network. */
    private UploadRow offline() throws InterruptedException {
        store.lose();
        UploadRow row = row();
        queue.start(row.job());
        timer.awaitNext();
        row.refresh();
        return row;
    }

    private void change(UploadRow row, Destination... now) {
        settings.update(before -> before.withDestinations(List.of(now)));
        Settings changed = settings.get();
        dispatch.settle(List.of(row), changed);
    }

    @Test
    void whatWaitsForADestinationThatIsRemovedGoesNowhereElse() throws Exception {
        UploadRow row = offline();

        change(row, Destination.thisComputer());

        assertThat(row.destination()).isEqualTo(CLIENT);
        assertThat(row.job().request().publisher().target().name()).isEqualTo("client");
        assertThat(elsewhere.objects).isEmpty();
    }

    @Test
    void whatWaitsForADestinationFollowsItToItsNewName() throws Exception {
        UploadRow row = offline();
        Destination renamed = destination("customer", "pictures");

        change(row, Destination.thisComputer(), renamed);

        assertThat(row.destination()).isEqualTo(renamed);
        assertThat(row.job().request().publisher().target().name()).isEqualTo("customer");
    }

    @Test
    void aRowOfAnEarlierDropFollowsItsDestinationAtTheNextChangeOfAnySetting() throws Exception {
        Destination renamed = destination("customer", "pictures");
        settings.update(now -> now.withDestinations(List.of(renamed)));
        dispatch.settle(List.of(), settings.get());
        UploadRow row = offline();
        dispatch.name(row);

        settings.update(now -> now.withReviewFirst(true));
        dispatch.settle(List.of(row), settings.get());

        assertThat(row.destination()).isEqualTo(renamed);
    }

    @Test
    void whatWaitsForADestinationThatIsCorrectedGoesThere() throws Exception {
        UploadRow row = offline();

        change(row, Destination.thisComputer(), destination("client", "other"));

        assertThat(row.job().await()).isInstanceOf(Outcome.Done.class);
        assertThat(elsewhere.objects).hasSize(1);
        assertThat(link(row)).startsWith("https://s3.example.com/other/");
    }

    @Test
    void aLinkLeadsToWhereTheImageWentThoughItsDestinationWasChangedMeanwhile() throws Exception {
        UploadRow row = row();
        row.job()
                .onChange(
                        () -> {
                            row.refresh();
                            if (row.job().snapshot().state() == JobState.UPLOADING
                                    && row.job().snapshot().sent() > 0) {
                                change(row, destination("client", "other"));
                            }
                        });
        queue.start(row.job());

        assertThat(row.job().await()).isInstanceOf(Outcome.Done.class);
        assertThat(store.objects).hasSize(1);
        assertThat(link(row)).startsWith("https://s3.example.com/pictures/");
    }

    @Test
    void aRetryOfMirrorsLeavesTheLinkWhereTheImageIsThoughItsDestinationWasEdited()
            throws Exception {
        UploadRow row = row();
        queue.start(row.job());
        row.job().await();
        row.refresh();
        Destination edited = destination("client", "other").mirroredTo(List.of("backup"));

        change(row, edited);
        sendOff(row);

        assertThat(row.job().place()).contains(CLIENT.mirroredTo(List.of("backup")));
        assertThat(link(row)).startsWith("https://s3.example.com/pictures/");
    }

    @Test
    void whatFollowsItsDestinationReplacesNothingOfItsBatch() throws Exception {
        Destination replacing = replacing("client");
        Publisher publisher = new BucketPublisher(replacing, stores, Journal.NONE);
        UploadRow first = row(replacing, publisher, 20);
        queue.start(first.job());
        first.job().await();
        store.lose();
        UploadRow second = row(replacing, publisher, 30);
        UploadRow third = row(replacing, publisher, 40);
        queue.start(second.job());
        timer.awaitNext();
        second.refresh();
        third.job().cancel();
        third.refresh();
        store.find();

        change(second, replacing("customer"));
        assertThat(key(second)).isEqualTo("a-2.jpg");
        dispatch.sendOff(List.of(third));

        assertThat(key(third)).isEqualTo("a-3.jpg");
        assertThat(store.puts).hasValue(3);
    }

    @Test
    void batchesThatFollowTheirDestinationReplaceWhatEarlierOnesHavePut() throws Exception {
        Destination replacing = replacing("client");
        store.lose();
        UploadRow first = row(replacing, new BucketPublisher(replacing, stores, Journal.NONE), 20);
        UploadRow second = row(replacing, new BucketPublisher(replacing, stores, Journal.NONE), 30);
        for (UploadRow row : List.of(first, second)) {
            queue.start(row.job());
        }
        timer.awaitNext();
        first.refresh();
        second.refresh();
        store.find();
        settings.update(before -> before.withDestinations(List.of(replacing("customer"))));

        dispatch.settle(List.of(first, second), settings.get());

        assertThat(key(first)).isEqualTo("a.jpg");
        assertThat(key(second)).isEqualTo("a.jpg");
    }

    private static String key(UploadRow row) throws InterruptedException {
        return ((Outcome.Done) row.job().await()).published().key();
    }

    private UploadRow row(Destination to, Publisher publisher, int width) {
        JobRequest request =
                new JobRequest(
                        Source.of("a.jpg", TextEngine.picture(width, 10)),
                        Preset.WEB_1600,
                        publisher);
        Job job = queue.take(request, JournalLine.NONE);
        return new UploadRow(
                new PendingRow(job, Preset.WEB_1600, to, publisher, PendingRow.Start.IMMEDIATELY));
    }

    private static Destination replacing(String name) {
        return new Destination(
                name,
                Service.named("MINIO"),
                "pictures",
                null,
                URI.create("https://s3.example.com"),
                new Credentials.Environment(),
                new KeyTemplate("{name}.{ext}"),
                null,
                true);
    }

    @Test
    void retriesForARemovedDestinationFailWithTheReason() throws Exception {
        store.refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        UploadRow row = row();
        queue.start(row.job());
        row.job().await();
        row.refresh();
        change(row, Destination.thisComputer());

        sendOff(row);

        assertThat(row.now().detail())
                .isEqualTo("There is no “client”. Check the name in Settings.");
        assertThat(elsewhere.objects).isEmpty();

        store.refusals.clear();
        change(row, Destination.thisComputer(), CLIENT);
        sendOff(row);

        assertThat(row.state()).isEqualTo(RowState.DONE);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void whatIsLeftForADestinationThatTheSettingsHaveLostWaitsForItsReturn() throws Exception {
        settings.update(now -> now.withDestinations(List.of(Destination.thisComputer())));
        UploadRow row = unfinished(Destination.thisComputer());
        queue.resume();
        row.job().await();
        row.refresh();

        sendOff(row);

        assertThat(row.now().detail())
                .isEqualTo("There is no “client”. Check the name in Settings.");
        assertThat(elsewhere.objects).isEmpty();

        change(row, Destination.thisComputer(), CLIENT);
        sendOff(row);

        assertThat(row.state()).isEqualTo(RowState.DONE);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void whatIsLeftForALostDestinationDoesNotFollowTheOneThatIsChosenInstead() {
        Destination other = destination("other", "other");
        settings.update(now -> now.withDestinations(List.of(other)).withDestination("other"));
        UploadRow row = unfinished(other);

        change(row, destination("other", "others"));

        assertThat(row.job().request().publisher().target().name()).isEqualTo("client");
    }

    /** A row of an earlier run that is paused, and whose destination no longer exists. */
    private UploadRow unfinished(Destination chosen) {
        JobRequest request =
                new JobRequest(
                        Source.of("a.jpg", TextEngine.picture(20, 10)),
                        Preset.WEB_1600,
                        new MissingDestination("client"));
        Job job = queue.take(request, JournalLine.NONE);
        queue.pause();
        queue.start(job);
        return new UploadRow(
                new PendingRow(job, Preset.WEB_1600, chosen, this, PendingRow.Start.IMMEDIATELY));
    }

    private void sendOff(UploadRow row) throws InterruptedException {
        dispatch.sendOff(List.of(row));
        row.job().await();
        row.refresh();
    }

    private String link(UploadRow row) throws Exception {
        Window.startToolkit();
        RowLinks rowLinks =
                new RowLinks(
                        links,
                        new LinkChoice(LinkForm.URL, _ -> {}),
                        new Background(Runnable::run),
                        new QuietDesk());
        return Window.on(() -> rowLinks.write(List.of(row), _ -> {}, _ -> {})).get();
    }
}
