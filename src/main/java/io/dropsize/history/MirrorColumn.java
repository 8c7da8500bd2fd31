package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.publish.MirrorResult;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The column {@code mirrors}: the mirrors that lack a job's copies, and why. */
final class MirrorColumn {
    private static final String RESULTS = "\u001e";
    private static final String VALUES = "\u001f";

    private MirrorColumn() {}

    /** Returns the failed results as text; null if there is none. */
    static @Nullable String write(List<MirrorResult> results) {
        List<String> failed = new ArrayList<>();
        for (MirrorResult result : results) {
            DropsizeException error = result.error();
            if (error != null) {
                List<String> values = new ArrayList<>();
                values.add(result.destination());
                values.add(error.kind().name());
                values.addAll(error.context());
                failed.add(String.join(VALUES, values));
            }
        }
        return failed.isEmpty() ? null : String.join(RESULTS, failed);
    }

    /**
     * @param key of the copy
     */
    static List<MirrorResult> read(@Nullable String text, String key) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(RESULTS)).map(one -> result(one, key)).toList();
    }

    private static MirrorResult result(String text, String key) {
        List<String> values = Arrays.asList(text.split(VALUES, -1));
        String kind = values.size() > 1 ? values.get(1) : ErrorKind.INTERNAL.name();
        List<String> context = values.subList(Math.min(2, values.size()), values.size());
        return new MirrorResult(
                values.getFirst(), key, JobMapper.error(kind, context.toArray(String[]::new)));
    }
}
