package io.dropsize.ui.upload.rows;

import io.dropsize.pipeline.plan.Preset;

import org.jspecify.annotations.Nullable;

/**
 * The displayed state of a row.
 *
 * @param preset the name of its preset
 * @param destination its destination, if the window's header shows another; otherwise empty
 * @param source size in pixels and bytes of the source, as far as known
 * @param result size in pixels and bytes of the copy, as far as known
 * @param saved the relative change in size; empty until the copy is made
 * @param retryable whether a retry can succeed
 * @param status a few words about its state
 * @param detail a sentence about the state; null if the words are sufficient
 * @param progress of the upload, 0 to 1; negative if unknown
 */
public record RowView(
        String name,
        Preset preset,
        String destination,
        String source,
        String result,
        String saved,
        RowState state,
        boolean retryable,
        String status,
        @Nullable String detail,
        double progress) {}
