package io.dropsize.cli.output;

import io.dropsize.pipeline.queue.BatchProgress;

import java.util.Locale;

/** The text of a progress bar, shorter than a line of a terminal. */
final class ProgressBar {
    private static final int CELLS = 20;
    private static final double MEGABYTE = 1_000_000;

    private ProgressBar() {}

    static String text(BatchProgress progress) {
        int filled = Math.clamp(Math.round(progress.fraction() * CELLS), 0, CELLS);
        String bar = "[" + "#".repeat(filled) + "-".repeat(CELLS - filled) + "] ";
        String images = "%d of %d images".formatted(progress.ended(), progress.total());
        return progress.toSend() == 0
                ? bar + images
                : bar
                        + images
                        + String.format(
                                Locale.ROOT,
                                ", %.1f of %.1f MB",
                                progress.sent() / MEGABYTE,
                                progress.toSend() / MEGABYTE);
    }
}
