package io.dropsize.ui.shell;

import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.shell.transfer.Incoming;
import io.dropsize.ui.upload.model.UploadViewModel;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.util.List;

/** Handles drops on the window and pastes. On the JavaFX thread. */
final class DropTarget {
    private final UploadViewModel upload;
    private final ShellController shell;
    private final DesktopServices desk;
    private final Runnable goToUpload;
    private boolean accepts;

    /**
     * @param goToUpload shows the Upload view
     */
    DropTarget(
            UploadViewModel upload,
            ShellController shell,
            DesktopServices desk,
            Runnable goToUpload) {
        this.upload = upload;
        this.shell = shell;
        this.desk = desk;
        this.goToUpload = goToUpload;
    }

    void install(Scene scene) {
        scene.setOnDragEntered(event -> accepts = accepts(event));
        scene.setOnDragOver(
                event -> {
                    if (accepts) {
                        event.acceptTransferModes(TransferMode.COPY);
                        shell.showDropHint(true);
                    }
                    event.consume();
                });
        scene.setOnDragExited(_ -> shell.showDropHint(false));
        scene.setOnDragDropped(this::dropped);
    }

    void paste() {
        take(Incoming.ofClipboard(), "shell.nothing-to-paste");
    }

    private static boolean accepts(DragEvent event) {
        return event.getGestureSource() == null && Incoming.isIn(event.getDragboard());
    }

    /**
     * Completes the drop, then adds its content in a later task, so that the source program doesn't
     * wait for it.
     */
    private void dropped(DragEvent event) {
        shell.showDropHint(false);
        Incoming incoming = Incoming.ofDrag(event.getDragboard());
        event.setDropCompleted(!incoming.isEmpty());
        event.consume();
        Platform.runLater(() -> take(incoming, "shell.nothing-to-drop"));
    }

    /**
     * Adds the content to the list.
     *
     * @param nothing the key of the message if it contains no image
     */
    private void take(Incoming incoming, String nothing) {
        if (incoming.isEmpty()) {
            announce(nothing);
            return;
        }
        goToUpload.run();
        if (incoming.hasPicture()) {
            upload.drops().add(incoming::picture);
            return;
        }
        upload.drops().add(incoming::items, () -> announce(nothing));
    }

    /** The tray's menu can be used while the window is not in front. */
    private void announce(String key) {
        desk.announce(Texts.of(key), List.of());
    }
}
