package io.dropsize.ui.library;

import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.pipeline.publish.Outcome;

import java.util.List;
import java.util.function.Function;

/**
 * What is remembered about uploaded objects.
 *
 * @param deletions records those that no longer exist
 * @param descriptions what the user says about them
 * @param responsive returns the responsive pictures that were uploaded to the destination of this
 *     name, newest first; blocks
 */
public record UploadedObjects(
        Deletions deletions,
        Descriptions descriptions,
        Function<String, List<Outcome.Done>> responsive) {}
