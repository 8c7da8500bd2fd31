package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.intake.Notice;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.intake.UploadIntake;

/**
 * The paused state of uploads: in the queue, in the journal for the next start, and in the window.
 * On the JavaFX thread.
 */
final class Pausing {
    private final UploadCore core;
    private final Notice notice;
    private String recalled = "";

    Pausing(UploadCore core, Notice notice) {
        this.core = core;
        this.notice = notice;
    }

    boolean isOn() {
        return core.submissions().paused();
    }

    /** The journal has been open since {@link UploadIntake#recall}, so this doesn't block. */
    void begin() {
        core.submissions().pause();
    }

    void end() {
        core.submissions().unpause();
        recalledAreOver();
    }

    /** The jobs of the last run have started or ended, so that they are no longer reported. */
    void recalledAreOver() {
        notice.takeBack(recalled);
        recalled = "";
    }

    /**
     * Reports the jobs of the last run, and how they continue.
     *
     * @param left how many resume, and how many are in review
     */
    void recalled(UploadIntake.Left left) {
        String words = "";
        if (left.unfinished() > 0) {
            words =
                    Texts.of(
                            isOn() ? "upload.recalled-paused" : "upload.recalled",
                            left.unfinished());
        }
        if (left.held() > 0) {
            words = (words + " " + Texts.of("upload.recalled-review", left.held())).strip();
        }
        if (!words.isEmpty()) {
            notice.say(words);
            recalled = words;
        }
    }
}
