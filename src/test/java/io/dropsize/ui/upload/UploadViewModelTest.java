package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.BucketPublisher;
import io.dropsize.pipeline.ImageMaker;
import io.dropsize.pipeline.JobLimits;
import io.dropsize.pipeline.JobQueue;
import io.dropsize.pipeline.Journal;
import io.dropsize.pipeline.LinkMaker;
import io.dropsize.pipeline.SourceScanner;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.LinkForm;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

class UploadViewModelTest {
    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final QuietDesk desk = new QuietDesk();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4));

    @TempDir Path folder;
    private UploadViewModel model;
    private SettingsStore settings;

    @BeforeEach
    void open() throws TimeoutException {
        Window.startToolkit();
        settings = SettingsStore.open(folder.resolve("settings"));
        UploadCore core =
                new UploadCore(
                        engine,
                        new ImageMaker(engine),
                        new SourceScanner(engine),
                        queue,
                        Journal.NONE,
                        destination -> new BucketPublisher(destination, store, Journal.NONE),
                        new LinkMaker(store));
        model = Window.on(() -> new UploadViewModel(core, settings, new Background(), desk));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void aBatchThatEndsAtOnceStillBringsItsLinks() throws Exception {
        for (int i = 1; i <= 5; i++) {
            int copies = i;
            drop(picture("a" + i + ".jpg", "10x" + i));
            Window.waitUntil(() -> desk.copied.size() == copies);
        }
        assertThat(desk.copied)
                .allSatisfy(text -> assertThat(text).startsWith("http://").doesNotContain("\n"));
    }

    @Test
    void failuresShiftNoLinkAndTheirRowsSayWhy() throws Exception {
        store.refusals.put("b-", new DropsizeException(ErrorKind.BUCKET_MISSING, "photos"));
        drop(
                picture("a.jpg", "10x1"),
                picture("b.jpg", "10x2"),
                picture("c.jpg", "no image"),
                picture("d.jpg", "10x4"));

        Window.waitUntil(() -> !desk.copied.isEmpty());

        List<String> links = desk.copied.getFirst().lines().toList();
        assertThat(links).hasSize(2);
        assertThat(links.get(0)).contains("/a-");
        assertThat(links.get(1)).contains("/d-");
        assertThat(model.rows().get(1).now().detail()).contains("photos");
        assertThat(model.rows().get(2).now().status()).isEqualTo("Not an image");
    }

    @Test
    void aFailedRowCanBeRetried() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "host"));
        drop(picture("a.jpg", "10x1"));
        Window.waitUntil(() -> state(0) == RowState.FAILED);

        store.refusals.clear();
        Window.on(() -> retryAll());

        Window.waitUntil(() -> state(0) == RowState.DONE);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void withReviewFirstRowsWaitAndTakeNewNames() throws Exception {
        settings.update(now -> now.withReviewFirst(true));
        drop(picture("a.jpg", "10x1"), picture("b.jpg", "10x2"));
        Window.waitUntil(
                () ->
                        model.rows().size() == 2
                                && !model.rows().getFirst().now().source().isEmpty());
        assertThat(store.objects).isEmpty();

        Window.on(
                () -> {
                    model.rows().getFirst().rename("sunrise.jpg");
                    model.remove(List.of(model.rows().get(1)));
                    model.sendReviewed();
                    return true;
                });

        Window.waitUntil(() -> state(0) == RowState.DONE);
        assertThat(store.objects.keySet()).singleElement().asString().contains("sunrise-");
    }

    @Test
    void cancellingEndsEveryRowAndCopiesNothing() throws Exception {
        engine.gate = new CountDownLatch(1);
        drop(
                IntStream.range(0, 8)
                        .mapToObj(i -> picture("a" + i + ".jpg", "10x1"))
                        .toArray(Path[]::new));
        Window.waitUntil(() -> model.rows().size() == 8);

        Window.on(
                () -> {
                    model.cancelAll();
                    return true;
                });

        Window.waitUntil(
                () ->
                        model.rows().stream()
                                .allMatch(row -> row.now().state() == RowState.CANCELLED));
        assertThat(desk.copied).isEmpty();
        assertThat(store.objects).isEmpty();
    }

    @Test
    void linksAreCopiedInTheChosenForm() throws Exception {
        settings.update(now -> now.withCopied(LinkForm.MARKDOWN));
        drop(picture("My cat.jpg", "10x1"));

        Window.waitUntil(() -> !desk.copied.isEmpty());

        assertThat(desk.copied.getFirst()).startsWith("![My cat](http://");
    }

    @Test
    void whatIsNoImageIsSaid() throws Exception {
        drop(picture("a.jpg", "10x1"), picture("1.txt", "x"), picture("2.txt", "x"));

        Window.waitUntil(() -> model.notice().get().equals("2 files are not images."));
    }

    private Boolean retryAll() {
        model.retry(model.rows());
        return true;
    }

    private RowState state(int row) {
        return model.rows().get(row).now().state();
    }

    private void drop(Path... files) {
        Window.on(
                () -> {
                    model.add(List.of(files));
                    return true;
                });
    }

    private Path picture(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
