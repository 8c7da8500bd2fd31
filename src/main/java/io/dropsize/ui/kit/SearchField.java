package io.dropsize.ui.kit;

import atlantafx.base.controls.CustomTextField;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** A search field that can be cleared with Esc or a button. */
public final class SearchField extends CustomTextField {
    public SearchField() {
        Region cross = new Region();
        cross.getStyleClass().addAll("icon", "icon-close");
        Button clear = new Button(null, cross);
        clear.getStyleClass().addAll("flat", "button-icon", "small", "search-clear");
        clear.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        clear.setFocusTraversable(false);
        clear.setAccessibleText(Texts.of("search.clear"));
        clear.setTooltip(Tooltips.wrapped(Texts.of("search.clear")));
        clear.setOnAction(
                _ -> {
                    clear();
                    requestFocus();
                });
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        setRight(clear);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Focuses the field and selects its text, so that typing replaces it. */
    public void begin() {
        requestFocus();
        selectAll();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
            event.consume();
        }
    }
}
