package io.dropsize.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Hides the side panels in a narrow window. */
final class CompactLayout {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDTH = 1150;

    private CompactLayout() {}

    /** Updates the style class now and whenever the width changes. */
    static void follow(Scene scene) {
        scene.widthProperty().addListener((_, _, _) -> apply(scene));
        apply(scene);
    }

    private static void apply(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(NARROW, scene.getWidth() < WIDTH);
    }
}
