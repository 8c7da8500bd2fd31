package io.dropsize.ui.kit;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A switch that Space and Enter toggle as a click does. */
public final class Switch extends ToggleSwitch {
    public Switch() {
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (alone && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
            fire();
            event.consume();
        }
    }
}
