package io.dropsize.ui.upload;

import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.css.PseudoClass;

import org.jspecify.annotations.Nullable;

/** The copy's size above the relative change; predicted values during the review. */
final class ResultCell extends TwoLineCell {
    private static final PseudoClass LARGER = PseudoClass.getPseudoClass("larger");

    private final SizeForecast forecast;
    private @Nullable UploadRow shown;

    ResultCell(SizeForecast forecast) {
        super("row-result", "row-saved");
        this.forecast = forecast;
    }

    @Override
    void show(UploadRow row, RowView view) {
        if (row != shown) {
            clear();
            shown = row;
        }
        pseudoClassStateChanged(LARGER, view.saved().startsWith("+"));
        lines(view.result(), view.saved());
        forecast.seen(row, this);
    }

    @Override
    void clear() {
        if (shown != null) {
            forecast.left(shown, this);
            shown = null;
        }
    }
}
