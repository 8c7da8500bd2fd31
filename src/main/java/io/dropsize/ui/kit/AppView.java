package io.dropsize.ui.kit;

import javafx.scene.Parent;

/** A view of the sidebar. On the JavaFX thread. */
public interface AppView {
    /** Returns its nodes, and loads the parts that are shown first unless they are loaded. */
    Parent root();

    /** Called each time the view is shown. */
    default void shown() {}

    /** Handles F5, in addition to the check of the connection. */
    default void refresh() {}

    /** Focuses the node that the arrow keys navigate. */
    void focus();

    /** Focuses its search field, if it has one. */
    default void find() {}

    /** Returns whether another view may be shown; may ask the user. */
    default boolean mayLeave() {
        return true;
    }
}
