package io.dropsize.settings;

/** The window's position and size, in JavaFX screen pixels. */
public record WindowBounds(double x, double y, double width, double height, boolean maximized) {}
