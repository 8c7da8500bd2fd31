package io.dropsize.ui.kit;

import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;

/**
 * A scroll pane that has the pseudo-class {@code scrolls} while its vertical scroll bar is shown,
 * so that a stylesheet can take the bar's width from the content's padding. The content is then
 * equally wide with and without the bar.
 */
public final class StableScrollPane extends ScrollPane {
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");

    public StableScrollPane() {
        viewportBoundsProperty()
                .addListener(
                        (_, _, seen) ->
                                pseudoClassStateChanged(
                                        SCROLLS, seen.getWidth() < Math.floor(getWidth())));
    }
}
