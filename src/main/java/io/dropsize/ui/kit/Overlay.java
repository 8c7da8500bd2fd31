package io.dropsize.ui.kit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/** Shows a part of a view as large as the window, until Esc. On the JavaFX thread. */
public final class Overlay {
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final StackPane layer = new StackPane();
    private @Nullable Node content;
    private @Nullable Pane home;

    public Overlay() {
        layer.getStyleClass().add("overlay");
        layer.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                    }
                    if (event.getCode() != KeyCode.TAB) {
                        event.consume();
                    }
                });
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /**
     * @param from the pane that contains the part, and gets it back as its first child
     */
    public void show(Node part, Pane from) {
        if (open.get() || !(from.getScene().getRoot() instanceof Pane root)) {
            return;
        }
        content = part;
        home = from;
        from.getChildren().remove(part);
        layer.getChildren().setAll(part);
        root.getChildren().add(1, layer); // Above the views, below messages and questions.
        open.set(true);
    }

    public void close() {
        if (!open.get() || content == null || home == null) {
            return;
        }
        open.set(false);
        ((Pane) layer.getParent()).getChildren().remove(layer);
        layer.getChildren().clear();
        home.getChildren().addFirst(content);
        content.requestFocus();
    }
}
