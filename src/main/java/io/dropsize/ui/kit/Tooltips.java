package io.dropsize.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

import java.util.function.Supplier;

/** Creates tooltips that wrap their lines, even within long words. */
public final class Tooltips {
    private static final double WIDTH = 360;

    private Tooltips() {}

    public static Tooltip wrapped(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
        return tooltip;
    }

    /**
     * Gives a node a tooltip that is created when the mouse first enters: a tooltip has a scene of
     * its own, and a list has hundreds of cells.
     *
     * @param text returns the current text; empty for no tooltip
     */
    public static void onHover(Node node, Supplier<String> text) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> show(node, text.get()));
    }

    private static void show(Node node, String text) {
        Tooltip tooltip = text.isEmpty() ? null : wrapped(text);
        if (node instanceof Control control) {
            control.setTooltip(tooltip);
        } else {
            Tooltip.install(node, tooltip);
        }
    }
}
