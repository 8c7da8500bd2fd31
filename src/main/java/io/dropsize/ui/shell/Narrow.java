package io.dropsize.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** In a narrow window, what stands at the sides makes room for what is between. */
final class Narrow {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDTH = 1150;

    private Narrow() {}

    /** The style sheet hears of it, now and whenever the width changes. */
    static void follow(Scene scene) {
        scene.widthProperty().addListener((_, _, _) -> apply(scene));
        apply(scene);
    }

    private static void apply(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(NARROW, scene.getWidth() < WIDTH);
    }
}
