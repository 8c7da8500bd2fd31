package io.dropsize.ui.upload;

/**
 * What the bar at the bottom shows at one moment.
 *
 * @param running whether something is under way
 * @param failures whether some in the list have failed
 * @param done whether some in the list are done
 * @param stuck whether all that is left waits for the network
 * @param count for instance "2 of 24 uploaded"
 * @param amounts bytes, speed and time left
 * @param saved for instance "saved 62 MB"; empty for nothing
 * @param fraction of the whole, 0 to 1
 */
public record BatchView(
        boolean running,
        boolean failures,
        boolean done,
        boolean stuck,
        String count,
        String amounts,
        String saved,
        double fraction) {
    BatchView withRows(boolean anyFailed, boolean anyDone) {
        return new BatchView(running, anyFailed, anyDone, stuck, count, amounts, saved, fraction);
    }

    static final BatchView IDLE = new BatchView(false, false, false, false, "", "", "", 0);
}
