package io.dropsize.ui.shell;

import io.dropsize.settings.team.TeamFiles;
import io.dropsize.ui.kit.Background;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes the team file in the background while the window is open, if it is due. */
final class TeamRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(TeamRefresh.class);

    /** Postponed work of the start comes first. */
    private static final Duration REST = Duration.seconds(5);

    private static final Duration INTERVAL = Duration.minutes(10);

    private TeamRefresh() {}

    /** Call it on the JavaFX thread, when the window is shown. */
    static void plan(TeamFiles files, Background background) {
        Timeline timer =
                new Timeline(
                        new KeyFrame(REST, _ -> refresh(files, background)),
                        new KeyFrame(INTERVAL));
        timer.setCycleCount(Animation.INDEFINITE);
        timer.play();
    }

    private static void refresh(TeamFiles files, Background background) {
        background.run(
                files::refreshIfDue, error -> LOG.warn("the team file is not refreshed", error));
    }
}
