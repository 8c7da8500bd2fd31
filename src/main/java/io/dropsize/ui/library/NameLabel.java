package io.dropsize.ui.library;

import javafx.beans.NamedArg;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file name or key in a limited number of lines. It wraps after a hyphen, underscore, slash,
 * space or dot if there is one, and never within its extension. A name that is too long is
 * truncated in the middle of its last line, so that its end stays visible.
 */
public final class NameLabel extends VBox {
    private static final String BREAKS = "-_/ .";

    private final List<Label> lines;
    private final Text measure = new Text();
    private String name = "";

    /**
     * @param lines the maximum number of lines, at least 1
     */
    public NameLabel(@NamedArg("lines") int lines) {
        getStyleClass().add("name-label");
        this.lines = Stream.generate(NameLabel::line).limit(lines).toList();
        this.lines.getLast().setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        getChildren().addAll(this.lines);
        this.lines.getFirst().fontProperty().addListener(_ -> requestLayout());
    }

    private static Label line() {
        Label line = new Label();
        line.getStyleClass().add("name");
        line.setTextOverrun(OverrunStyle.CLIP);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        return line;
    }

    void show(String next) {
        name = next;
        setAccessibleText(next);
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
        measure.setFont(lines.getFirst().getFont());
        String rest = name;
        for (Label line : lines) {
            boolean fits = room <= 0 || line == lines.getLast() || width(rest) <= room;
            int end = fits ? rest.length() : breakAt(rest, fitting(rest, room));
            line.setText(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end);
        }
    }

    /** How many characters fit into the space; at least one. */
    private int fitting(String text, double room) {
        int low = 1;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(text.substring(0, middle)) <= room) {
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
