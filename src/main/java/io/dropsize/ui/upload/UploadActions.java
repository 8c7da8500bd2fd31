package io.dropsize.ui.upload;

import io.dropsize.image.Pixels;
import io.dropsize.pipeline.plan.Plan;

import java.util.Optional;
import java.util.function.Function;

/**
 * Actions of the Upload view that are implemented elsewhere.
 *
 * @param paste adds the clipboard's content
 * @param addDestination opens the settings with a new destination
 * @param thumbnail finds the thumbnail of an uploaded image whose source is gone; may block
 */
public record UploadActions(
        Runnable paste, Runnable addDestination, Function<Plan, Optional<Pixels>> thumbnail) {}
