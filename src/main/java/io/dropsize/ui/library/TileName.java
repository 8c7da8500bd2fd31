package io.dropsize.ui.library;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/**
 * A file name in at most two lines. It wraps after a hyphen, underscore, space or dot if there is
 * one, and a name that is too long for two lines is truncated in the middle, so that its end stays
 * visible.
 */
final class TileName extends VBox {
    private static final String BREAKS = "-_ .";

    private final Label first = new Label();
    private final Label second = new Label();
    private final Text measure = new Text();
    private String name = "";

    TileName() {
        getStyleClass().add("tile-name");
        first.getStyleClass().add("name");
        second.getStyleClass().add("name");
        first.setTextOverrun(OverrunStyle.CLIP);
        second.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        second.managedProperty().bind(second.textProperty().isNotEmpty());
        getChildren().addAll(first, second);
        first.fontProperty().addListener(_ -> requestLayout());
    }

    void show(String next) {
        name = next;
        split(getWidth());
        requestLayout();
    }

    /** Its height depends on its width, with space for following nodes. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        split(width);
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        split(getWidth());
        super.layoutChildren();
    }

    /** The whole name, however it is displayed. */
    String name() {
        return name;
    }

    private void split(double room) {
        measure.setFont(first.getFont());
        if (room <= 0 || width(name) <= room) {
            first.setText(name);
            second.setText("");
            return;
        }
        int at = breakAt(name, fitting(room));
        first.setText(name.substring(0, at).stripTrailing());
        second.setText(name.substring(at));
    }

    /** How many characters fit into the space; at least one. */
    private int fitting(double room) {
        int low = 1;
        int high = name.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(name.substring(0, middle)) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private double width(String text) {
        measure.setText(text);
        return Math.ceil(measure.getLayoutBounds().getWidth());
    }

    /**
     * The position of the line break for a name with this number of characters in its first line.
     */
    static int breakAt(String name, int fitting) {
        int extension = name.lastIndexOf('.');
        int room = extension > fitting / 3 ? Math.min(fitting, extension) : fitting;
        for (int at = room; at > room / 3; at--) {
            if (BREAKS.indexOf(name.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        boolean pair = room > 1 && Character.isHighSurrogate(name.charAt(room - 1));
        return pair ? room - 1 : room;
    }
}
