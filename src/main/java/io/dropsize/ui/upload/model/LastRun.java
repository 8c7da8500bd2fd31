package io.dropsize.ui.upload.model;

import io.dropsize.pipeline.journal.Origin;
import io.dropsize.submit.Submissions;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.intake.DropHandler;
import io.dropsize.ui.upload.intake.Notice;
import io.dropsize.ui.upload.intake.UploadIntake;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The unfinished jobs of the last run: restores them, and reports how they continue. On the JavaFX
 * thread.
 */
final class LastRun {
    private final Submissions submissions;
    private final Notice notice;
    private final ReadOnlyBooleanWrapper recalling;
    private String reported = "";

    LastRun(Submissions submissions, Notice notice) {
        this.submissions = submissions;
        this.notice = notice;
        this.recalling = new ReadOnlyBooleanWrapper(submissions.mayResume(Origin.WINDOW));
        if (recalling.get()) {
            notice.say(Texts.of("upload.recalling"));
        }
    }

    /** Returns whether jobs are expected that are not in the list yet. */
    ReadOnlyBooleanProperty recalling() {
        return recalling.getReadOnlyProperty();
    }

    /** Restores and resumes the jobs. */
    void recall(DropHandler drops) {
        drops.recall(
                this::report,
                () -> {
                    notice.takeBack(Texts.of("upload.recalling"));
                    recalling.set(false);
                });
    }

    /** Removes the report, because the jobs have started or ended. */
    void isOver() {
        notice.takeBack(reported);
        reported = "";
    }

    private void report(UploadIntake.Left left) {
        String message = "";
        if (left.unfinished() > 0) {
            message =
                    Texts.of(
                            submissions.paused() ? "upload.recalled-paused" : "upload.recalled",
                            left.unfinished());
        }
        if (left.held() > 0) {
            message = (message + "\n" + Texts.of("upload.recalled-review", left.held())).strip();
        }
        if (!message.isEmpty()) {
            notice.say(message);
            reported = message;
        }
    }
}
