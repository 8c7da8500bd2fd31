package io.dropsize.ui.upload.rows;

import io.dropsize.ui.kit.Texts;

/**
 * The state of the bar at the bottom.
 *
 * @param running whether uploads are running
 * @param done the number of uploaded images in the list
 * @param failed the number of failed images in the list
 * @param retryable how many of them can succeed with a retry
 * @param ended the number of images in the list that are uploaded, failed or cancelled
 * @param stuck whether all remaining images wait for a destination that can't be reached
 * @param count for example "2 of 24 uploaded": of the running batch, or of the list
 * @param amounts bytes, speed and remaining time
 * @param saved for example "62 MB saved"; empty for nothing
 * @param fraction of the total, 0 to 1
 */
public record BatchView(
        boolean running,
        int done,
        int failed,
        int retryable,
        int ended,
        boolean stuck,
        String count,
        String amounts,
        String saved,
        double fraction) {

    static final BatchView IDLE = new BatchView(false, 0, 0, 0, 0, false, "", "", "", 0);

    /**
     * Returns this state with the counts of the whole list, which the text also shows while nothing
     * is running.
     */
    BatchView withRows(ListCounts rows) {
        String text =
                running || rows.ended() == 0
                        ? count
                        : count(rows.done(), rows.ended(), rows.failed());
        return new BatchView(
                running,
                rows.done(),
                rows.failed(),
                rows.retryable(),
                rows.ended(),
                stuck,
                text,
                amounts,
                saved,
                fraction);
    }

    static String count(int done, int total, int failed) {
        String text = Texts.of("upload.bar.count", done, total);
        return failed == 0 ? text : text + Texts.of("upload.bar.failed", failed);
    }
}
