package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

class CloseGuardTest {
    private static final int FINISH = 0;
    private static final int PAUSE = 1;
    private static final int CANCEL = 2;

    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final Life life = new Life();
    private Runnable meanwhile = () -> {};
    private int withdrawn;
    private boolean keepsCopied = true;
    private final Queue<Runnable> heldBack = new ConcurrentLinkedQueue<>();
    private volatile boolean holdsBack;
    private final QuietDesk desk =
            new QuietDesk() {
                @Override
                public OptionalInt ask(Question question) {
                    meanwhile.run();
                    return super.ask(question);
                }

                @Override
                public void withdrawQuestion() {
                    withdrawn++;
                }

                @Override
                public boolean keepsCopied() {
                    return keepsCopied;
                }
            };

    @TempDir Path folder;
    private Dropsize dropsize;
    private UploadViewModel upload;
    private CloseGuard quitting;

    @BeforeEach
    void open() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        dropsize = Programs.open(folder, engine, store);
        UploadCore core =
                new UploadCore(
                        dropsize.engine(),
                        dropsize.maker(),
                        dropsize.scanner(),
                        dropsize.submissions(),
                        dropsize.publishing(),
                        new LinkMaker(dropsize.stores()));
        upload =
                Window.on(
                        () ->
                                new UploadViewModel(
                                        core,
                                        dropsize.settings(),
                                        new Background(this::execute),
                                        desk));
        quitting = new CloseGuard(upload, stage, desk, life);
    }

    @AfterEach
    void close() {
        engine.gate.countDown();
        dropsize.close();
    }

    @Test
    void withoutWorkThereIsNoQuestion() {
        assertThat(Window.on(quitting::mayClose)).isTrue();
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void theProgramOutlivesItsWindowUntilTheLastImageIsUploaded() throws Exception {
        begin("a.jpg", "b.jpg");
        desk.choice = OptionalInt.of(FINISH);

        assertThat(Window.on(quitting::mayClose)).isTrue();

        assertThat(life.outlives).isTrue();
        assertThat(life.ended).isFalse();
        engine.gate.countDown();
        Window.waitUntil(() -> life.ended);
        assertThat(store.objects).hasSize(2);
    }

    @Test
    void theProgramDoesNotEndInTheBackgroundBeforeTheLastLinksAreCopied() throws Exception {
        begin("a.jpg");
        desk.choice = OptionalInt.of(FINISH);
        assertThat(Window.on(quitting::mayClose)).isTrue();
        holdsBack = true;
        engine.gate.countDown();
        Window.waitUntil(() -> !heldBack.isEmpty()); // The links are to be written.

        assertThat(Window.on(() -> life.ended)).isFalse();

        Window.on(
                () -> {
                    heldBack.forEach(work -> Thread.ofVirtual().start(work));
                    return true;
                });
        Window.waitUntil(() -> life.ended);
        assertThat(desk.copied).hasSize(1);
    }

    @Test
    void whereCopiedLinksDoNotOutliveTheProgramTheQuestionTellsWhereTheyAre() throws Exception {
        begin("a.jpg");
        desk.choice = OptionalInt.empty();
        Window.on(quitting::mayClose);
        assertThat(desk.questions.getLast().text()).doesNotContain("History");

        keepsCopied = false;
        Window.on(quitting::mayClose);

        assertThat(desk.questions.getLast().text()).contains("copy them again from History");
    }

    @Test
    void whenTheUploadsEndBeforeTheQuestionIsAnsweredTheProgramEndsWithItsWindow()
            throws Exception {
        begin("a.jpg");
        desk.choice = OptionalInt.of(FINISH);
        meanwhile = this::letUploadsEnd;

        assertThat(Window.on(quitting::mayClose)).isTrue();

        assertThat(life.outlives).isFalse();
    }

    @Test
    void pausedUntilNextTimeTheImagesWaitAtTheNextStartAndAreThereOnceAfterResume()
            throws Exception {
        begin("a.jpg", "b.jpg");
        desk.choice = OptionalInt.of(PAUSE);
        assertThat(Window.on(quitting::mayClose)).isTrue();
        startAgain();

        Window.on(() -> act(upload::recall));

        Window.waitUntil(() -> upload.batchView().get().running());
        assertThat(Window.on(upload::paused)).isTrue();
        assertThat(store.objects).isEmpty();
        Window.on(() -> act(upload::resume));
        Window.waitUntil(() -> !upload.batchView().get().running());
        assertThat(store.objects).hasSize(2);
    }

    @Test
    void cancelledUploadsDoNotComeBack() throws Exception {
        begin("a.jpg", "b.jpg");
        desk.choice = OptionalInt.of(CANCEL);
        assertThat(Window.on(quitting::mayClose)).isTrue();
        startAgain();

        assertThat(dropsize.submissions().resume(io.dropsize.pipeline.journal.Origin.WINDOW))
                .isEmpty();
        assertThat(store.objects).isEmpty();
    }

    @Test
    void theQuestionIsWithdrawnWhenTheLastUploadEndsAndTheWindowMayClose() throws Exception {
        begin("a.jpg");
        meanwhile = this::letUploadsEnd;
        desk.choice = OptionalInt.empty();

        assertThat(Window.on(quitting::mayClose)).isTrue();

        assertThat(withdrawn).isEqualTo(1);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void whoDoesNotQuitKeepsTheWindow() throws Exception {
        begin("a.jpg");
        desk.choice = OptionalInt.empty();

        assertThat(Window.on(quitting::mayClose)).isFalse();

        assertThat(withdrawn).isZero();
        engine.gate.countDown();
    }

    /** They wait in the engine until its gate opens. */
    private void begin(String... names) throws Exception {
        engine.gate = new CountDownLatch(1);
        List<Path> files = new java.util.ArrayList<>();
        for (String name : names) {
            files.add(picture(name, "30x2" + files.size()));
        }
        Window.on(() -> act(() -> upload.drops().addFiles(files)));
        Window.waitUntil(() -> engine.renders.get() == names.length);
    }

    private void startAgain() throws Exception {
        engine.gate.countDown();
        dropsize.close();
        open();
    }

    private void execute(Runnable work) {
        if (holdsBack) {
            heldBack.add(work);
        } else {
            Thread.ofVirtual().start(work);
        }
    }

    /** As while a dialog is open: the JavaFX thread continues with other events. */
    private void letUploadsEnd() {
        Object loop = new Object();
        InvalidationListener ended =
                _ -> {
                    if (!upload.batchView().get().running()) {
                        Platform.exitNestedEventLoop(loop, null);
                    }
                };
        upload.batchView().addListener(ended);
        engine.gate.countDown();
        Platform.enterNestedEventLoop(loop);
        upload.batchView().removeListener(ended);
    }

    private Path picture(String name, String size) throws IOException {
        return Files.writeString(folder.resolve(name), size);
    }

    private static boolean act(Runnable action) {
        action.run();
        return true;
    }

    private static final class Life implements Lifetime {
        private volatile boolean outlives;
        private volatile boolean ended;

        @Override
        public void outlivesItsWindow(boolean so) {
            outlives = so;
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
