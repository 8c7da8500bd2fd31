package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The result of uploading a published copy to a mirror.
 *
 * @param destination the mirror's name
 * @param error the reason why the mirror lacks the copy; null if it has it
 */
public record MirrorResult(String destination, String key, @Nullable DropsizeException error) {
    public boolean failed() {
        return error != null;
    }

    /** Returns the error as a warning about the published copy; null if there is none. */
    public @Nullable DropsizeException warning() {
        return error == null
                ? null
                : DropsizeException.withDetails(
                        ErrorKind.MIRROR_FAILED, List.of(error.asDetail()), destination);
    }
}
