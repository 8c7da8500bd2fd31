package io.dropsize.ui.settings.destinations;

import io.dropsize.store.Destination;
import io.dropsize.store.check.CheckResult;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Tests a destination, which may be unsaved. */
@FunctionalInterface
public interface ConnectionCheck {
    /**
     * Runs all steps. Blocks and honours interruption.
     *
     * @param secret the access key's secret from the form; null for the stored one
     * @param results receives the result of each step, from this thread
     * @throws io.dropsize.error.DropsizeException if the check can't begin, with the reason
     */
    void check(Destination destination, @Nullable String secret, Consumer<CheckResult> results);
}
