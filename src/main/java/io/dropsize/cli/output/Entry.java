package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Source;

/** The result of resolving a FILE argument, or a file in a folder argument. */
public sealed interface Entry {
    /** Returns the name as the user typed it. */
    String label();

    record Found(Source source) implements Entry {
        @Override
        public String label() {
            return source.label();
        }
    }

    record Rejected(String label, DropsizeException error) implements Entry {}
}
