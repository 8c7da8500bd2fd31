package io.dropsize.ui.shell;

import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Question.Answer;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.BatchView;

import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;

import java.util.OptionalInt;

/**
 * CloseGuard with remaining uploads: asks once whether to finish without a window, to resume at the
 * next start, or to cancel. On the JavaFX thread.
 */
final class CloseGuard {
    private static final int FINISH = 0;
    private static final int PAUSE = 1;

    private final UploadViewModel upload;
    private final Stage stage;
    private final DesktopServices desk;
    private final Lifetime lifetime;
    private final ChangeListener<BatchView> end = (_, _, now) -> leaveWhenDone(now);
    private boolean hidden;
    private boolean withdrawn;
    private boolean remembered = true;

    CloseGuard(UploadViewModel upload, Stage stage, DesktopServices desk, Lifetime lifetime) {
        this.upload = upload;
        this.stage = stage;
        this.desk = desk;
        this.lifetime = lifetime;
    }

    /** Jobs are not recorded, so they can't be postponed to the next start. */
    void forgetful() {
        remembered = false;
    }

    /** Whether the window may close now; may ask the user. */
    boolean mayClose() {
        if (!isWorking()) {
            return true;
        }
        Answer finish = Answer.suggested(Texts.of("shell.quit.finish"));
        Answer pause = Answer.plain(Texts.of("shell.quit.pause"));
        Answer cancel = Answer.destructive(Texts.of("shell.quit.cancel"));
        Question question =
                Question.of(
                        Texts.of("shell.quit.title"),
                        text(),
                        remembered
                                ? new Answer[] {finish, pause, cancel}
                                : new Answer[] {finish, cancel});
        var chosen = askWhileWorking(question.orElse(Texts.of("shell.dialog.back")));
        if (chosen.isEmpty()) {
            return withdrawn;
        }
        if (isWorking()) { // The uploads may have ended while the question was open.
            act(chosen.getAsInt());
        }
        return true;
    }

    private String text() {
        String text = Texts.of("shell.quit.question", Math.max(1, upload.actions().unfinished()));
        return desk.keepsCopied() ? text : text + " " + Texts.of("shell.quit.links-lost");
    }

    /** The question is closed when the last upload ends. */
    private OptionalInt askWhileWorking(Question question) {
        withdrawn = false;
        ChangeListener<BatchView> ended =
                (_, _, now) -> {
                    if (!now.running()) {
                        withdrawn = true;
                        desk.withdrawQuestion();
                    }
                };
        upload.batchView().addListener(ended);
        try {
            return desk.ask(question);
        } finally {
            upload.batchView().removeListener(ended);
        }
    }

    private void act(int choice) {
        if (choice == FINISH) {
            finish();
        } else if (choice == PAUSE && remembered) {
            upload.pause();
        } else {
            upload.cancelAll();
        }
    }

    private boolean isWorking() {
        return upload.batchView().get().running();
    }

    /** The user wants to see the window again. */
    void comeBack() {
        if (hidden) {
            hidden = false;
            upload.batchView().removeListener(end);
            stage.show();
            lifetime.outlivesItsWindow(false);
        }
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private void finish() {
        hidden = true;
        lifetime.outlivesItsWindow(true);
        upload.resume();
        upload.batchView().addListener(end);
    }

    private void leaveWhenDone(BatchView now) {
        if (hidden && !now.running()) {
            lifetime.end();
        }
    }
}
