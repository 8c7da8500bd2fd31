package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.history.SqliteJournal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Looks into the buckets themselves. */
class WhereImagesGoTest {
    private static final Destination SHOP = destination("Shop photos", "shop");
    private static final Destination BLOG = destination("Blog", "blog");

    private final TextEngine engine = new TextEngine();
    private final QuietDesk desk = new QuietDesk();
    private final Map<String, MemoryStore> buckets = new ConcurrentHashMap<>();
    private final ObjectStores stores = destination -> bucket(destination.bucket());
    private Executor executor = Runnable::run;

    @TempDir Path folder;
    private SettingsStore settings;
    private SqliteJournal journal;
    private JobQueue queue;
    private UploadViewModel model;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        executor = Thread::startVirtualThread;
        settings = SettingsStore.open(folder.resolve("settings"));
        settings.update(
                now ->
                        now.withDestinations(List.of(Destination.thisComputer(), SHOP, BLOG))
                                .withDestination("Shop photos"));
        start();
    }

    private void start() {
        journal = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        queue = new JobQueue(new ImageMaker(engine), new JobLimits(1, 1, 4));
        UploadCore core = UploadKit.core(engine, queue, journal, stores, settings);
        Background background = new Background(task -> executor.execute(task));
        model = Window.on(() -> new UploadViewModel(core, settings, background, desk));
    }

    @AfterEach
    void close() {
        queue.close();
        journal.close();
    }

    private MemoryStore bucket(String name) {
        return buckets.computeIfAbsent(
                name,
                _ -> {
                    MemoryStore store = new MemoryStore();
                    store.address = "http://" + name + ".test/";
                    return store;
                });
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

    @Test
    void reviewedImagesGoToTheDestinationThatIsShownWhenUploadIsPressed() throws Exception {
        review(2);

        change(now -> now.withDestination("Blog"));
        send();

        Window.waitUntil(() -> allDone(2));
        assertThat(bucket("blog").objects).hasSize(2);
        assertThat(bucket("shop").puts).hasValue(0);
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst().lines())
                .allSatisfy(link -> assertThat(link).startsWith("https://s3.example.com/blog/"));
    }

    @Test
    void reviewedImagesNeverGoToADestinationThatWasRemoved() throws Exception {
        review(2);

        change(now -> now.withDestinations(List.of(Destination.thisComputer(), BLOG)));
        String shown = settings.get().chosenDestination().bucket();
        send();

        Window.waitUntil(() -> allDone(2));
        assertThat(bucket(shown).objects).hasSize(2);
        assertThat(bucket("shop").puts).hasValue(0);
    }

    @Test
    void reviewedImagesFollowTheirDestinationToItsNewBucket() throws Exception {
        review(1);

        change(
                now ->
                        now.withDestinations(
                                List.of(
                                        Destination.thisComputer(),
                                        destination("Shop photos", "shop-2"))));
        send();

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("shop-2").objects).hasSize(1);
        assertThat(bucket("shop").puts).hasValue(0);
    }

    @Test
    void destinationsWhoseNamesDifferInCaseOnlyAreTwo() throws Exception {
        change(
                now ->
                        now.withDestinations(
                                List.of(
                                        Destination.thisComputer(),
                                        SHOP,
                                        destination("shop photos", "other"))));
        review(1);

        change(now -> now.withDestination("shop photos"));
        send();

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("other").objects).hasSize(1);
        assertThat(bucket("shop").puts).hasValue(0);
    }

    @Test
    void reviewedImagesGoWhereTheWindowSaysAlsoAfterARestart() throws Exception {
        review(2);
        queue.close();
        journal.close();
        settings.update(now -> now.withDestination("Blog"));
        start();
        Window.on(() -> act(model::recall));
        Window.waitUntil(() -> model.rows().size() == 2);

        send();

        Window.waitUntil(() -> allDone(2));
        assertThat(bucket("blog").objects).hasSize(2);
        assertThat(bucket("shop").puts).hasValue(0);
    }

    @Test
    void aNameTypedInReviewIsThereAfterARestart() throws Exception {
        review(2);
        Window.on(() -> act(() -> model.rows().getFirst().rename("Red tablet.jpg")));
        queue.close();
        journal.close();
        start();
        Window.on(() -> act(model::recall));
        Window.waitUntil(() -> model.rows().size() == 2);

        assertThat(model.rows().getFirst().source().name()).isEqualTo("Red tablet.jpg");
        assertThat(model.rows().getFirst().state()).isEqualTo(RowState.REVIEW);
    }

    @Test
    void reviewedImagesTakeThePresetThatIsShownAlsoAfterARestartAndIfTheirsWasRemoved()
            throws Exception {
        Preset tiny =
                new Preset(
                        "Tiny",
                        new SizeRule.LongestSide(4),
                        Preset.WEB_1600.format(),
                        Preset.WEB_1600.coding(),
                        Preset.WEB_1600.metadata(),
                        false);
        change(now -> now.withPresets(List.of(Preset.WEB_1600, tiny)));
        review(1);
        queue.close();
        journal.close();
        settings.update(now -> now.withPresets(List.of(tiny)));
        start();
        Window.on(() -> act(model::recall));
        Window.waitUntil(() -> model.rows().size() == 1);

        send();

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("shop").objects.values().iterator().next())
                .asString(UTF_8)
                .startsWith("4x");
    }

    @Test
    void aDropUsesTheDestinationThatTheWindowShowed() throws Exception {
        Queue<Runnable> late = new ArrayDeque<>();
        executor = late::add;
        Window.on(() -> act(() -> model.drops().addFiles(pictures("a", 1))));

        change(now -> now.withDestination("Blog").withReviewFirst(true));
        executor = Thread::startVirtualThread;
        late.forEach(executor::execute);

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("shop").objects).hasSize(1);
        assertThat(bucket("blog").puts).hasValue(0);
    }

    @Test
    void aRetryGoesToTheRowsOwnDestinationWhichTheRowNames() throws Exception {
        bucket("shop").refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        drop(1);
        Window.waitUntil(() -> state(0) == RowState.FAILED);
        assertThat(model.rows().getFirst().now().destination()).isEmpty();

        change(now -> now.withDestination("Blog"));
        Window.waitUntil(() -> model.rows().getFirst().now().destination().equals("Shop photos"));
        bucket("shop").refusals.clear();
        Window.on(() -> act(model.actions()::retryFailed));

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("shop").objects).hasSize(1);
        assertThat(bucket("blog").puts).hasValue(0);
        assertThat(model.rows().getFirst().now().destination()).isEqualTo("Shop photos");
    }

    @Test
    void whatFailedForADestinationThatIsGoneNamesItAndCanBeSentElsewhere() throws Exception {
        bucket("shop").refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        drop(1);
        Window.waitUntil(() -> state(0) == RowState.FAILED);
        change(now -> now.withDestinations(List.of(Destination.thisComputer(), BLOG)));
        Window.on(() -> act(model.actions()::retryFailed));
        Window.waitUntil(() -> model.rows().getFirst().now().destination().equals("Shop photos"));
        bucket("shop").refusals.clear();

        Window.on(() -> act(() -> model.actions().sendTo(model.rows(), "Blog")));

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("blog").objects).hasSize(1);
        assertThat(bucket("shop").puts).hasValue(0);
    }

    @Test
    void whatWaitsForAnUnreachableDestinationCanBeSentElsewhereAndItsLinksAreCopied()
            throws Exception {
        bucket("shop").lose();
        drop(2);
        Window.waitUntil(
                () -> rows(2) && state(0) == RowState.OFFLINE && state(1) == RowState.OFFLINE);

        Window.on(() -> act(() -> model.actions().sendTo(List.of(model.rows().get(1)), "Blog")));
        Window.waitUntil(() -> state(1) == RowState.DONE);
        Window.on(() -> act(() -> model.actions().sendTo(List.of(model.rows().get(0)), "Blog")));

        Window.waitUntil(() -> allDone(2));
        assertThat(bucket("blog").objects).hasSize(2);
        assertThat(bucket("shop").puts).hasValue(0);
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst().lines())
                .satisfiesExactly(
                        link -> assertThat(link).contains("/blog/", "/a0-"),
                        link -> assertThat(link).contains("/blog/", "/a1-"));
    }

    @Test
    void anUploadThatBeginsBeforeItsRowShowsItStaysWhereItIsGoing() throws Exception {
        bucket("shop").lose();
        drop(1);
        Window.waitUntil(() -> rows(1) && state(0) == RowState.OFFLINE);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch sentElsewhere = new CountDownLatch(1);
        bucket("shop").beforePut =
                _ -> {
                    begun.countDown();
                    awaitEven(sentElsewhere);
                };

        Window.on(
                () ->
                        act(
                                () -> { // The row is not refreshed meanwhile.
                                    bucket("shop").find();
                                    queue.probeNow("Shop photos");
                                    awaitEven(begun);
                                    model.actions().sendTo(model.rows(), "Blog");
                                }));
        sentElsewhere.countDown();

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("shop").objects).hasSize(1);
        assertThat(bucket("blog").puts).hasValue(0);
        assertThat(model.rows().getFirst().destination().name()).isEqualTo("Shop photos");
    }

    /** Like a connection, it continues when its thread is interrupted. */
    private static void awaitEven(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsSentElsewhereGoesThereAlsoAfterARestart() throws Exception {
        bucket("shop").lose();
        bucket("blog").lose();
        drop(1);
        Window.waitUntil(() -> rows(1) && state(0) == RowState.OFFLINE);
        Window.on(() -> act(() -> model.actions().sendTo(model.rows(), "Blog")));
        queue.close();
        journal.close();
        bucket("shop").find();
        bucket("blog").find();
        start();

        Window.on(() -> act(model::recall));

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("blog").objects).hasSize(1);
        assertThat(bucket("shop").puts).hasValue(0);
    }

    @Test
    void whatIsLeftForADestinationThatIsGoneAtTheRestartGoesNowhereUntilItIsSentElsewhere()
            throws Exception {
        bucket("shop").lose();
        drop(1);
        Window.waitUntil(() -> rows(1) && state(0) == RowState.OFFLINE);
        queue.close();
        journal.close();
        bucket("shop").find();
        settings.update(
                now ->
                        now.withDestinations(List.of(Destination.thisComputer(), BLOG))
                                .withDestination("Blog"));
        start();

        Window.on(() -> act(model::recall));
        Window.waitUntil(() -> rows(1) && state(0) == RowState.FAILED);

        assertThat(model.rows().getFirst().now().destination()).isEqualTo("Shop photos");
        assertThat(model.rows().getFirst().now().detail()).startsWith("There is no “Shop photos”.");
        Window.on(() -> act(model.actions()::retryFailed));
        Window.waitUntil(() -> state(0) == RowState.FAILED);
        assertThat(buckets.values()).allMatch(bucket -> bucket.puts.get() == 0);

        Window.on(() -> act(() -> model.actions().sendTo(model.rows(), "Blog")));
        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("blog").objects).hasSize(1);
    }

    @Test
    void aRetryTakesItsPresetAsItIsNow() throws Exception {
        bucket("shop").refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        drop(1);
        Window.waitUntil(() -> state(0) == RowState.FAILED);
        bucket("shop").refusals.clear();
        Preset smaller =
                new Preset(
                        Preset.WEB_1600.name(),
                        new SizeRule.LongestSide(4),
                        Preset.WEB_1600.format(),
                        Preset.WEB_1600.coding(),
                        Preset.WEB_1600.metadata(),
                        false);
        change(now -> now.withPresets(List.of(smaller)));

        Window.on(() -> act(model.actions()::retryFailed));

        Window.waitUntil(() -> allDone(1));
        assertThat(bucket("shop").objects.values().iterator().next())
                .asString(UTF_8)
                .startsWith("4x");
    }

    private void review(int count) throws Exception {
        settings.update(now -> now.withReviewFirst(true));
        drop(count);
        Window.waitUntil(() -> rows(count));
    }

    private void drop(int count) {
        Window.on(() -> act(() -> model.drops().addFiles(pictures("a", count))));
    }

    private void change(UnaryOperator<Settings> how) {
        settings.update(how);
        Window.on(() -> true);
    }

    private void send() {
        Window.on(() -> act(model.review()::send));
    }

    private boolean rows(int count) {
        return model.rows().size() == count;
    }

    private boolean allDone(int count) {
        return rows(count) && model.rows().stream().allMatch(row -> row.state() == RowState.DONE);
    }

    private RowState state(int row) {
        return model.rows().size() > row ? model.rows().get(row).state() : RowState.WAITING;
    }

    private List<Path> pictures(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> picture(name + i + ".jpg", "10x" + (i + 1)))
                .toList();
    }

    private Path picture(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }
}
