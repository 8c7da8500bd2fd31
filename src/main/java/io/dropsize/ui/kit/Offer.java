package io.dropsize.ui.kit;

/**
 * An action in a short message.
 *
 * @param label of its button: a verb
 * @param action runs on the JavaFX thread
 */
public record Offer(String label, Runnable action) {}
