package io.dropsize.ui.kit;

import javafx.geometry.Insets;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Text to select and copy, as high as its lines need. A very long one scrolls. */
public final class FittedText extends TextArea {
    private static final double MAX_LINES = 12;

    /** The lines that a text keeps in a small window, where other nodes shrink first. */
    private static final double MIN_LINES = 4;

    /** Padding, borders and space for the caret on both sides. */
    private static final double AROUND = 26;

    private final Text measure = new Text();

    public FittedText() {
        setEditable(false);
        setWrapText(true);
        textProperty().addListener(_ -> requestLayout());
        widthProperty().addListener(_ -> requestLayout());
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width > 0 ? width : getWidth();
        return room > AROUND ? height(room, MAX_LINES) : super.computePrefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return getWidth() > AROUND ? height(getWidth(), MIN_LINES) : 0;
    }

    private double height(double width, double maxLines) {
        measure.setFont(getFont());
        measure.setText("X");
        double line = measure.getLayoutBounds().getHeight();
        // One pixel less, as a line that fits exactly is wrapped.
        measure.setWrappingWidth(width - 1 - insets(Insets::getLeft, Insets::getRight));
        measure.setText(getText());
        double lines = Math.min(Math.round(measure.getLayoutBounds().getHeight() / line), maxLines);
        measure.setWrappingWidth(0);
        // A text area has lines of whole pixels.
        return lines * Math.ceil(line) + insets(Insets::getTop, Insets::getBottom);
    }

    /** The size of the insets of the text area and its parts on two opposite sides. */
    private double insets(ToDoubleFunction<Insets> one, ToDoubleFunction<Insets> other) {
        return Stream.of(this, lookup(".scroll-pane"), lookup(".content"))
                .filter(Region.class::isInstance)
                .map(part -> ((Region) part).getInsets())
                .mapToDouble(insets -> one.applyAsDouble(insets) + other.applyAsDouble(insets))
                .sum();
    }
}
