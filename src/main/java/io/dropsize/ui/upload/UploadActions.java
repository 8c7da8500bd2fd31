package io.dropsize.ui.upload;

/**
 * What the Upload view starts outside of itself.
 *
 * @param paste takes what is on the clipboard
 * @param addDestination leads to the settings of a new destination
 */
public record UploadActions(Runnable paste, Runnable addDestination) {}
