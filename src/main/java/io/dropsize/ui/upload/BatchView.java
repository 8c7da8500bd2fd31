package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;

/**
 * What the bar at the bottom shows at one moment.
 *
 * @param running whether something is under way
 * @param done how many images in the list are uploaded
 * @param failed how many images in the list have failed
 * @param retryable for how many of them a retry can succeed
 * @param ended how many images in the list are uploaded, have failed or were cancelled
 * @param stuck whether everything that is left waits for a destination that can't be reached
 * @param count for instance "2 of 24 uploaded": of what is under way, or of the list
 * @param amounts bytes, speed and time left
 * @param saved for instance "62 MB saved"; empty for nothing
 * @param fraction of the whole, 0 to 1
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

    /** The same beside the whole list, which also the count is of while nothing is under way. */
    BatchView withRows(ListCounts rows) {
        String words =
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
                words,
                amounts,
                saved,
                fraction);
    }

    static String count(int done, int total, int failed) {
        String words = Texts.of("upload.bar.count", done, total);
        return failed == 0 ? words : words + Texts.of("upload.bar.failed", failed);
    }
}
