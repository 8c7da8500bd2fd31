package io.dropsize.ui.upload;

import io.dropsize.pipeline.plan.Preset;

import org.jspecify.annotations.Nullable;

/**
 * What a row shows at one moment.
 *
 * @param preset how its copy is made
 * @param destination where it goes, if that is not what the window's header says; else empty
 * @param source size in pixels and bytes of the source, as far as known
 * @param result size in pixels and bytes of the copy, as far as known
 * @param saved how much smaller the copy is; empty until it is made
 * @param retryable whether it can be sent again with success
 * @param status words for where it stands
 * @param detail a whole sentence about the status; null if the words say all
 * @param progress of the upload, 0 to 1; negative while it can't be told
 */
record RowView(
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
