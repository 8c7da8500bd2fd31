package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.library.ObjectThumbnails;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.NotedDeletions;
import io.dropsize.testkit.NotedDescriptions;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.LinkChoice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** What is typed while the computer is slow. */
class DetailModelTest {
    private static final URI ADDRESS = URI.create("http://pictures.test/a.png");
    private static final ObjectInfo IMAGE =
            new ObjectInfo("a.png", 1, Instant.EPOCH, null, null, null);

    private final NotedDescriptions descriptions = new NotedDescriptions();
    private final ConcurrentLinkedDeque<Runnable> slow = new ConcurrentLinkedDeque<>();
    @TempDir Path folder;
    private ObjectThumbnails thumbnails;
    private DetailModel model;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        MemoryStore store = new MemoryStore().with("a.png", Instant.EPOCH, new byte[1]);
        thumbnails = new ObjectThumbnails(new TextEngine(), folder, 1_000_000);
        UploadedObjects uploaded =
                new UploadedObjects(new NotedDeletions(), descriptions, _ -> List.of());
        descriptions.noted.put(ADDRESS, Description.of("earlier"));
        model =
                Window.on(
                        () ->
                                new DetailModel(
                                        store,
                                        thumbnails,
                                        uploaded,
                                        new Background(slow::add),
                                        new LinkChoice(LinkForm.URL, _ -> {})));
    }

    @AfterEach
    void close() {
        thumbnails.close();
    }

    @Test
    void whatIsTypedLastIsWrittenLast() {
        show();
        finish(slow::pollLast);
        assertThat(text()).isEqualTo(Description.of("earlier"));

        type("Ca");
        type("Cat");
        finish(slow::pollLast); // Newer work may be faster.

        assertThat(descriptions.noted).containsEntry(ADDRESS, Description.of("Cat"));
    }

    @Test
    void aSlowReadDoesNotReplaceWhatIsTypedMeanwhile() {
        show();
        finish(slow::pollFirst);
        Window.on(
                () -> {
                    model.readDescription();
                    return true;
                });
        type("Cat");
        finish(slow::pollFirst);

        assertThat(text()).isEqualTo(Description.of("Cat"));
    }

    @Test
    void anImageThatCannotBeLoadedIsReportedUntilAnotherIsShown() {
        ObjectInfo gone = new ObjectInfo("gone.png", 1, Instant.EPOCH, null, null, null);
        show(gone);
        assertThat(model.unavailable().get()).isFalse();
        Window.on(
                () -> {
                    model.fetch();
                    return true;
                });
        finish(slow::pollFirst);
        assertThat(model.unavailable().get()).isTrue();
        show(IMAGE);
        assertThat(model.unavailable().get()).isFalse();
    }

    private Description text() {
        return Objects.requireNonNull(model.description().get()).text();
    }

    private void show() {
        show(IMAGE);
    }

    private void show(ObjectInfo image) {
        Window.on(
                () -> {
                    model.show(Destination.thisComputer(), List.of(image), PictureSets.NONE, null);
                    return true;
                });
    }

    private void type(String alt) {
        Window.on(
                () -> {
                    model.describe(ADDRESS, Description.of(alt));
                    return true;
                });
    }

    /**
     * @param next takes the work that runs next
     */
    private static void finish(Supplier<@Nullable Runnable> next) {
        for (Runnable work = next.get(); work != null; work = next.get()) {
            work.run();
        }
        Window.on(() -> true); // The results have been reported.
    }
}
