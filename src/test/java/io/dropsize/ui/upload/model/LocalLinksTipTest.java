package io.dropsize.ui.upload.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.upload.UploadKit;
import io.dropsize.ui.upload.intake.Notice;
import io.dropsize.ui.upload.intake.UploadCore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

class LocalLinksTipTest {
    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final QuietDesk desk = new QuietDesk();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(1, 1, 4));

    @TempDir Path folder;
    private SettingsStore settings;
    private UploadViewModel model;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        start();
    }

    private void start() {
        settings = SettingsStore.open(folder.resolve("settings"));
        UploadCore core = UploadKit.core(engine, queue, Journal.NONE, store, settings);
        model = UploadKit.model(core, settings, desk);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void theFirstUploadToThisComputerExplainsItsLinksOnceAndOffersABucket() throws Exception {
        drop("a.jpg");
        Window.waitUntil(() -> desk.copied.size() == 1);
        assertThat(model.notice().lines().toString()).contains("open on this computer only");
        assertThat(offersBucket()).isTrue();

        drop("b.jpg");
        Window.waitUntil(() -> desk.copied.size() == 2);
        assertThat(model.notice().lines().toString())
                .as("stays until it is closed")
                .contains("only");
        Window.on(() -> act(model.notice()::close));
        assertThat(offersBucket()).isFalse();

        drop("c.jpg");
        Window.waitUntil(() -> desk.copied.size() == 3);
        assertThat(model.notice().lines()).isEmpty();

        Window.waitUntil(
                () -> SettingsStore.open(folder.resolve("settings")).get().localLinksExplained());
        start();
        drop("d.jpg");
        Window.waitUntil(() -> desk.copied.size() == 4);
        assertThat(model.notice().lines()).as("in the next run").isEmpty();
    }

    @Test
    void theExplanationIsShownWithItsDestinationOnly() throws Exception {
        String local = settings.get().chosenDestination().name();
        addBucket();
        drop("a.jpg");
        Window.waitUntil(this::offersBucket);

        choose("Shop");
        Window.waitUntil(() -> model.notice().lines().isEmpty());
        assertThat(offersBucket()).isFalse();

        choose(local);
        Window.waitUntil(() -> model.notice().lines().toString().contains("only"));
        assertThat(offersBucket()).isTrue();

        Window.on(() -> act(model.notice()::close));
        choose("Shop");
        choose(local);
        Window.on(() -> true);
        assertThat(model.notice().lines()).as("after it was closed").isEmpty();
    }

    @Test
    void imagesThatArriveAfterAnotherDestinationWasChosenExplainNothingYet() throws Exception {
        String local = settings.get().chosenDestination().name();
        addBucket();
        engine.gate = new CountDownLatch(1);
        drop("a.jpg");
        choose("Shop");
        engine.gate.countDown();
        Window.waitUntil(() -> desk.copied.size() == 1);
        assertThat(model.notice().lines()).isEmpty();
        assertThat(settings.get().localLinksExplained()).isFalse();

        choose(local);
        Window.waitUntil(this::offersBucket);
        assertThat(settings.get().localLinksExplained()).isTrue();
    }

    @Test
    void uploadsToABucketExplainNothing() throws Exception {
        addBucket();
        choose("Shop");

        drop("a.jpg");

        Window.waitUntil(() -> desk.copied.size() == 1);
        assertThat(model.notice().lines()).isEmpty();
        assertThat(settings.get().localLinksExplained()).isFalse();
    }

    private boolean offersBucket() {
        return model.notice().lines().stream().anyMatch(line -> line.kind() == Notice.Kind.TIP);
    }

    private void addBucket() {
        Destination bucket =
                new Destination(
                        "Shop",
                        Service.named("MINIO"),
                        "shop",
                        null,
                        URI.create("https://s3.example.com"),
                        new Credentials.Environment(),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        settings.update(
                now ->
                        now.withDestinations(
                                Stream.concat(now.destinations().stream(), Stream.of(bucket))
                                        .toList()));
    }

    private void choose(String destination) {
        settings.update(now -> now.withDestination(destination));
    }

    private void drop(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "10x" + (int) name.charAt(0));
        Window.on(() -> act(() -> model.drops().addFiles(List.of(file))));
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }
}
