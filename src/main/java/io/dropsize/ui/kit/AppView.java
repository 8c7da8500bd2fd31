package io.dropsize.ui.kit;

import javafx.scene.Parent;

/** A view that the sidebar leads to. On the JavaFX thread. */
public interface AppView {
    /** Returns its nodes, and loads what is not loaded yet of what is shown first. */
    Parent root();

    /** Is called each time it comes into sight. */
    default void shown() {}

    /** Does what F5 does besides checking the connection. */
    default void refresh() {}

    /** Puts the focus where the arrow keys move within the view. */
    void focus();

    /** Puts the focus into its search field, if it has one. */
    default void find() {}

    /** Returns whether another view may come into sight; may ask the user. */
    default boolean mayLeave() {
        return true;
    }
}
