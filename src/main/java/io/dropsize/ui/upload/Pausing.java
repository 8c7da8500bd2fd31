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
        return core.queue().paused();
    }

    /** The journal is open since {@link Intake#recall}, so that this only notes it down. */
    void begin() {
        core.queue().pause();
        core.journal().pause(true);
    }

    void end() {
        core.queue().resume();
        core.journal().pause(false);
        notice.takeBack(recalled);
        recalled = "";
    }

    /**
     * Says what was left by the last run of the program, and what becomes of it.
     *
     * @param unfinished how many
     */
    void recalled(int unfinished) {
        if (unfinished > 0) {
            String words =
                    Texts.of(isOn() ? "upload.recalled-paused" : "upload.recalled", unfinished);
            notice.say(words);
            recalled = isOn() ? words : "";
        }
    }
}
