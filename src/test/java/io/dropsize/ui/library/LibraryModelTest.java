package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.NotedDeletions;
import io.dropsize.testkit.NotedDescriptions;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Responses that were in transit when another destination was chosen. */
class LibraryModelTest {
    private static final Destination OTHER =
            new Destination(
                    "other",
                    Service.named("MINIO"),
                    "other",
                    null,
                    null,
                    new Credentials.Environment(),
                    KeyTemplate.DEFAULT,
                    null,
                    false);

    private final NotedDeletions deletions = new NotedDeletions();
    private final MemoryStore store = new MemoryStore().with("a.png", Instant.EPOCH, new byte[1]);
    private final List<Runnable> slow = new ArrayList<>();
    private final List<Outcome.Done> pictures = new ArrayList<>();
    private boolean answers = true;
    private LibraryModel model;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        UploadedObjects uploaded =
                new UploadedObjects(deletions, new NotedDescriptions(), _ -> pictures);
        model = Window.on(() -> new LibraryModel(store, uploaded, new Background(this::execute)));
    }

    private void execute(Runnable work) {
        if (answers) {
            work.run();
        } else {
            slow.add(work);
        }
    }

    @Test
    void aListThatComesLateIsNotTakenForThatOfTheNextDestination() {
        Window.on(
                () -> {
                    model.show(Destination.thisComputer());
                    return chooseTheOther();
                });

        assertThat(model.count().get()).isZero();
        assertThat(model.loading().get()).isTrue();
        assertThat(model.selection().items()).isEmpty();
    }

    @Test
    void anOrderThatComesLateShowsNoImagesOfTheLastDestination() {
        Window.on(
                () -> {
                    model.show(Destination.thisComputer());
                    return true;
                });
        assertThat(model.selection().items()).hasSize(1);
        Window.on(
                () -> {
                    model.query().set("a");
                    return chooseTheOther();
                });

        assertThat(model.selection().items()).isEmpty();
    }

    @Test
    void aCompleteListingAndEachDeletionAreNoted() {
        store.with("b.png", Instant.EPOCH, new byte[1]);
        Window.on(
                () -> {
                    model.show(Destination.thisComputer());
                    return true;
                });
        assertThat(deletions.listed).containsExactly(Set.of("a.png", "b.png"));

        Window.on(
                () -> {
                    model.delete(
                            Destination.thisComputer(),
                            model.selection().items().stream()
                                    .filter(image -> image.key().equals("b.png"))
                                    .toList(),
                            _ -> {});
                    return true;
                });

        assertThat(deletions.deleted).containsExactly(store.publicUrl("b.png"));
    }

    @Test
    void aResponsivePictureIsOneImageAndIsDeletedWithAllItsCopies() {
        List<String> keys = responsive();
        show();
        assertThat(model.count().get()).isEqualTo(2);
        ObjectInfo picture = image(keys.getFirst());
        List<LibraryModel.Deleted> results = new ArrayList<>();

        Window.on(
                () -> {
                    model.delete(Destination.thisComputer(), List.of(picture), results::add);
                    return true;
                });

        assertThat(results.getFirst().gone()).containsExactly(picture);
        assertThat(store.objects).containsOnlyKeys("a.png");
        assertThat(deletions.deleted).hasSize(keys.size());
        assertThat(model.count().get()).isEqualTo(1);
    }

    @Test
    void aResponsivePictureWithACopyThatCannotBeDeletedIsReported() {
        List<String> keys = responsive();
        store.protect(keys.getLast());
        show();
        List<LibraryModel.Deleted> results = new ArrayList<>();

        Window.on(
                () -> {
                    model.delete(
                            Destination.thisComputer(),
                            List.of(image(keys.getFirst())),
                            results::add);
                    return true;
                });

        assertThat(results.getFirst().gone()).isEmpty();
        assertThat(results.getFirst().left()).isEqualTo(1);
        assertThat(results.getFirst().first()).isNotNull();
        assertThat(deletions.deleted).hasSize(keys.size() - 1);
    }

    /** Stores a responsive picture, and returns the keys of its copies. */
    private List<String> responsive() {
        store.address = "http://x/";
        Outcome.Done upload = PictureSetsTest.upload("page.jpg");
        pictures.add(upload);
        List<String> keys = upload.copies().stream().map(copy -> copy.published().key()).toList();
        keys.forEach(key -> store.with(key, Instant.EPOCH, new byte[1]));
        return keys;
    }

    private ObjectInfo image(String key) {
        return model.selection().items().stream()
                .filter(image -> image.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFailedListingMarksNothingAsDeleted() {
        store.broken = new DropsizeException(ErrorKind.TIMEOUT, "host");

        Window.on(
                () -> {
                    model.show(Destination.thisComputer());
                    return true;
                });

        assertThat(deletions.listed).isEmpty();
    }

    @Test
    void aListingThatFailedIsRetriedAtTheNextVisit() {
        store.broken = new DropsizeException(ErrorKind.TIMEOUT, "host");
        show();
        store.broken = null;

        Window.on(
                () -> {
                    model.retry();
                    return true;
                });

        assertThat(model.count().get()).isEqualTo(1);
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void anObjectThatIsListedWithoutADateExists() {
        store.skipped = List.of("undated.png");

        show();

        assertThat(deletions.listed).containsExactly(Set.of("a.png", "undated.png"));
    }

    @Test
    void aListWithAnEntryWithoutAKeyProvesNoDeletion() {
        store.skipped = List.of("");

        show();

        assertThat(deletions.listed).isEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsReportedAndItsImagesAreNotDeleted() {
        store.skipped = List.of("closed/");

        show();

        assertThat(deletions.listed).containsExactly(Set.of("a.png", "closed/"));
        assertThat(deletions.address.apply("open/b.png")).isPresent();
        assertThat(deletions.address.apply("closed/b.png")).isEmpty();
        assertThat(model.problem().get()).contains("permission", "closed");
        assertThat(model.count().get()).isEqualTo(1);
    }

    @Test
    void aListThatIsCutOffProvesNoDeletion() {
        store.cutOff = true;

        show();

        assertThat(deletions.listed).isEmpty();
        assertThat(model.problem().get()).startsWith("The service stopped listing");
    }

    private void show() {
        Window.on(
                () -> {
                    model.show(Destination.thisComputer());
                    return true;
                });
    }

    private boolean chooseTheOther() {
        answers = false;
        model.show(OTHER);
        return true;
    }
}
