package io.dropsize.error;

import java.util.List;

/**
 * One of several errors that one exception reports.
 *
 * @param context see {@link DropsizeException#context}
 */
public record ErrorDetail(ErrorKind kind, List<String> context) {
    public ErrorDetail {
        context = List.copyOf(context);
    }
}
