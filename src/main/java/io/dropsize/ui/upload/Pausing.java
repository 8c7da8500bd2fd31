package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;

/**
 * Whether uploads are paused: in the queue, in the journal for the next start, and in words. On the
 * JavaFX thread.
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

    /** The journal is open since {@link Intake#recall}, so that this only notes it down. */
    void begin() {
        core.submissions().pause();
    }

    void end() {
        core.submissions().unpause();
        notice.takeBack(recalled);
        recalled = "";
    }

    /**
     * Says what was left by the last run of the program, and what becomes of it.
     *
     * @param left how many resume, and how many wait for the user
     */
    void recalled(Intake.Left left) {
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
            recalled = isOn() ? words : "";
        }
    }
}
