package io.dropsize.ui.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Scrolls nodes into view. On the JavaFX thread. */
public final class ScrollIntoView {
    private ScrollIntoView() {}

    /** Scrolls the enclosing pane as little as possible to show the whole node. */
    public static void bring(Node node) {
        Parent around = node.getParent();
        while (around != null && !(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        if (around instanceof ScrollPane pane) {
            pane.applyCss();
            pane.layout();
            scroll(pane, node);
        }
    }

    private static void scroll(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden > 0) {
            Bounds wanted = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            double now = pane.getVvalue() * hidden;
            double top = Math.min(wanted.getMinY(), Math.max(wanted.getMaxY() - seen, now));
            pane.setVvalue(Math.clamp(top / hidden, 0, 1));
        }
    }
}
