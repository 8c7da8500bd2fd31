package io.dropsize.settings;

/** Where the window was, in screen pixels of JavaFX. */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
