package io.dropsize.ui.upload;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

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

    /** The font of the first line, once it is in the scene. */
    Font upperFont() {
        return upper.getFont();
    }

    void lines(String first, String second) {
        upper.setText(first);
        lower.setText(second);
        setGraphic(lines);
    }

    /** What is said where the mouse rests on the first line, which keeps its end. */
    void hint(Tooltip hint) {
        upper.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        upper.setTooltip(hint);
    }
}
