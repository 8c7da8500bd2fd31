package io.dropsize.ui.upload;

import io.dropsize.pipeline.Job;
import io.dropsize.pipeline.Preset;
import io.dropsize.store.Destination;

/**
 * A job that is to get a row.
 *
 * @param starts whether it begins without the user
 */
record Arrival(Job job, Preset preset, Destination destination, boolean starts) {}
