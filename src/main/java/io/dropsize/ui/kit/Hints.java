package io.dropsize.ui.kit;

import javafx.scene.control.Tooltip;

/** What is said where the mouse rests. */
public final class Hints {
    private static final double WIDTH = 360;

    private Hints() {}

    /** One that breaks its lines, however long a word of it is. */
    public static Tooltip wrapped(String words) {
        Tooltip hint = new Tooltip(words);
        hint.setWrapText(true);
        hint.setMaxWidth(WIDTH);
        return hint;
    }
}
