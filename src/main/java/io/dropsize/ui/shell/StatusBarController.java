package io.dropsize.ui.shell;

import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Ticker;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.BatchView;
import io.dropsize.ui.upload.rows.LastUpload;

import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Controller of the bar at the bottom of the window: the progress of all uploads. */
public final class StatusBarController {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final UploadViewModel upload;

    @FXML private Label count;
    @FXML private ProgressBar whole;
    @FXML private Region gap;
    @FXML private Label amounts;
    @FXML private Label saved;
    @FXML private Hyperlink retryFailed;
    @FXML private Hyperlink removeDone;
    @FXML private Hyperlink clear;
    @FXML private Hyperlink pause;
    @FXML private Hyperlink cancel;

    StatusBarController(UploadViewModel upload) {
        this.upload = upload;
    }

    @FXML
    private void initialize() {
        List.of(whole, gap, amounts, saved, retryFailed, removeDone, clear, pause, cancel)
                .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        upload.batchView().addListener((_, _, now) -> show(now));
        upload.lastUpload().addListener((_, _, _) -> show(upload.batchView().get()));
        show(upload.batchView().get());
        new Ticker(HALF_A_MINUTE, () -> show(upload.batchView().get())).start();
    }

    @FXML
    private void pauseOrResume() {
        if (upload.paused()) {
            upload.resume();
        } else {
            upload.pause();
        }
        pause.setVisited(false);
    }

    @FXML
    private void retryFailed() {
        upload.actions().retryFailed();
        retryFailed.setVisited(false);
    }

    @FXML
    private void removeDone() {
        upload.actions().removeDone();
        removeDone.setVisited(false);
    }

    @FXML
    private void clear() {
        upload.actions().clear();
        clear.setVisited(false);
    }

    @FXML
    private void cancel() {
        upload.cancelAllAndResume();
        cancel.setVisited(false);
    }

    private void show(BatchView now) {
        boolean running = now.running();
        whole.setVisible(running);
        gap.setVisible(!running);
        pause.setVisible(running);
        cancel.setVisible(running);
        retryFailed.setVisible(now.retryable() > 0);
        retryFailed.setText(Texts.of("shell.retry-failed", now.retryable()));
        removeDone.setVisible(now.done() > 0 && !running);
        clear.setVisible(now.ended() > now.done() && !running);
        saved.setVisible(running && !now.saved().isEmpty());
        whole.setProgress(now.fraction());
        pause.setText(Texts.of(upload.paused() ? "shell.resume" : "shell.pause"));
        saved.setText(now.saved());
        count.setText(running || now.failed() > 0 ? now.count() : Texts.of("shell.ready"));
        amounts.setText(
                running
                        ? now.amounts()
                        : upload.lastUpload().get().map(StatusBarController::text).orElse(""));
    }

    private static String text(LastUpload last) {
        Duration ago = Duration.between(last.when(), Instant.now());
        String when =
                ago.toSeconds() < 60
                        ? Texts.of("shell.just-now")
                        : Texts.of("shell.ago", Amounts.duration(ago));
        return Texts.of("shell.last-upload", last.images(), when);
    }
}
