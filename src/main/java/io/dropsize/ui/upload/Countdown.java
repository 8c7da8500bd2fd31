package io.dropsize.ui.upload;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

import java.util.HashSet;
import java.util.Set;

/** Counts the seconds of rows that wait for their next try. On the JavaFX thread. */
final class Countdown {
    private final Set<UploadRow> rows = new HashSet<>();
    private final Timeline seconds =
            new Timeline(new KeyFrame(Duration.seconds(1), _ -> rows.forEach(UploadRow::refresh)));

    Countdown() {
        seconds.setCycleCount(Timeline.INDEFINITE);
    }

    /** Takes note of what the row's state is now. */
    void follow(UploadRow row) {
        if (row.state() == RowState.RETRYING) {
            rows.add(row);
            seconds.play();
        } else if (rows.remove(row) && rows.isEmpty()) {
            seconds.stop();
        }
    }
}
