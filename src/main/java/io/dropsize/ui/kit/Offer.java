package io.dropsize.ui.kit;

/**
 * An action that a message in passing offers.
 *
 * @param label of its button: a verb
 * @param action runs on the JavaFX thread
 */
public record Offer(String label, Runnable action) {}
