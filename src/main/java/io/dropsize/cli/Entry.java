package io.dropsize.cli;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Source;

/** What a FILE argument, or a file in a folder that was given, came to. */
sealed interface Entry {
    /** What the person called it. */
    String label();

    record Found(Source source) implements Entry {
        @Override
        public String label() {
            return source.label();
        }
    }

    record Lost(String label, DropsizeException error) implements Entry {}
}
