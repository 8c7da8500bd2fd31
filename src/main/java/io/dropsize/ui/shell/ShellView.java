package io.dropsize.ui.shell;

import javafx.scene.Parent;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A view the sidebar leads to.
 *
 * @param root its nodes, made when first asked for
 * @param shown called each time it comes into sight
 * @param refresh what F5 does besides
 * @param focus puts the focus where the arrow keys move within the view
 * @param find puts the focus into its search field, if it has one
 * @param mayLeave asked before another comes into sight; may ask the user
 */
record ShellView(
        Supplier<Parent> root,
        Runnable shown,
        Runnable refresh,
        Runnable focus,
        Runnable find,
        BooleanSupplier mayLeave) {}
