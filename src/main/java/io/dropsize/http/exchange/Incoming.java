package io.dropsize.http.exchange;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Source;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** An entry of a request, in the request's order. */
public sealed interface Incoming {
    /** How the request names it. */
    String label();

    /**
     * An image, or an address to load it from.
     *
     * @param spooled the file to delete when its job has ended; null if it is the user's own
     */
    record Image(Source source, @Nullable Path spooled) implements Incoming {
        @Override
        public String label() {
            return source.label();
        }
    }

    /** An entry that is no image, or can't be read. */
    record Rejected(String label, DropsizeException error) implements Incoming {}
}
