package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Tooltips;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

import java.util.function.Supplier;

/** Two lines of text. */
abstract class TwoLineCell extends RowCell {
    private final Label upper = new Label();
    private final Label lower = new Label();
    private final VBox lines = new VBox(upper, lower);

    TwoLineCell(String upperStyle, String lowerStyle) {
        upper.getStyleClass().add(upperStyle);
        lower.getStyleClass().add(lowerStyle);
        lines.setAlignment(Pos.CENTER_LEFT);
    }

    /** Returns the font of the first line, once it is in the scene. */
    Font upperFont() {
        return upper.getFont();
    }

    void lines(String first, String second) {
        upper.setText(first);
        lower.setText(second);
        setGraphic(lines);
    }

    /** Gives the first line a tooltip; if it is truncated, its end stays visible. */
    void tooltip(Supplier<String> text) {
        upper.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Tooltips.onHover(upper, text);
    }
}
