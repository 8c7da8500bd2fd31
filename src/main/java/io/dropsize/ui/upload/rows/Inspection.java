package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageInfo;

import org.jspecify.annotations.Nullable;

/**
 * The result of reading a source's header.
 *
 * @param info null until it has been read
 * @param problem the reason why it can't be read; null for none
 * @param bytes the length of a source whose header can't be read; null if it is unknown as well
 */
record Inspection(
        @Nullable ImageInfo info, @Nullable DropsizeException problem, @Nullable Long bytes) {
    static final Inspection NONE = new Inspection(null, null, null);
}
