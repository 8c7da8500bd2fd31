package io.dropsize.ui.upload;

/**
 * Actions of the Upload view that are implemented elsewhere.
 *
 * @param paste adds the clipboard's content
 * @param addDestination opens the settings with a new destination
 */
public record UploadActions(Runnable paste, Runnable addDestination) {}
