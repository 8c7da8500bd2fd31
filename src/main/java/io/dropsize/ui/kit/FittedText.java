package io.dropsize.ui.kit;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/** Text to select and copy, as high as its lines need. A very long one scrolls. */
public final class FittedText extends TextArea {
    private static final double MAX_LINES = 12;

    /** In the smallest window. */
    private static final double MIN_LINES = 2;

    /** Of the font size, at least. */
    private static final double LINE_HEIGHT = 1.2;

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
        if (room <= AROUND) {
            return super.computePrefHeight(width);
        }
        measure.setFont(getFont());
        measure.setText("X");
        double line = measure.getLayoutBounds().getHeight();
        measure.setWrappingWidth(room - AROUND);
        measure.setText(getText());
        double height = Math.min(measure.getLayoutBounds().getHeight(), MAX_LINES * line);
        measure.setWrappingWidth(0);
        return Math.ceil(height + AROUND - 6);
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(
                computePrefHeight(getWidth()),
                MIN_LINES * LINE_HEIGHT * getFont().getSize() + AROUND);
    }
}
