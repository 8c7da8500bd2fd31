package io.dropsize.ui.upload.rows;

import java.util.List;

/**
 * How many rows of the whole list have ended, by result.
 *
 * @param retryable how many of the failed ones can succeed with a retry
 */
record ListCounts(int done, int failed, int cancelled, int retryable) {
    static final ListCounts NONE = new ListCounts(0, 0, 0, 0);

    static ListCounts of(List<UploadRow> rows) {
        int done = 0;
        int failed = 0;
        int cancelled = 0;
        int retryable = 0;
        for (UploadRow row : rows) {
            done += row.state() == RowState.DONE ? 1 : 0;
            failed += row.state() == RowState.FAILED ? 1 : 0;
            cancelled += row.state() == RowState.CANCELLED ? 1 : 0;
            retryable += row.isFailedUpload() ? 1 : 0;
        }
        return new ListCounts(done, failed, cancelled, retryable);
    }

    int ended() {
        return done + failed + cancelled;
    }
}
