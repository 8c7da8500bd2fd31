package io.dropsize.store.check;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Reports the result of each step once, in the order of the steps. */
final class CheckReport {
    private final Consumer<CheckResult> results;
    private final Set<CheckStep> reported = EnumSet.noneOf(CheckStep.class);

    CheckReport(Consumer<CheckResult> results) {
        this.results = results;
    }

    void skip(CheckStep step) {
        add(new CheckResult(step, CheckResult.Outcome.SKIPPED, Duration.ZERO, null, null, null));
    }

    /** Skips the steps before this one that have no result. */
    void skipUntil(CheckStep end) {
        EnumSet.range(CheckStep.RESOLVE, end).stream()
                .filter(step -> step != end && !reported.contains(step))
                .forEach(this::skip);
    }

    /** Skips all steps that have no result. */
    void skipRest() {
        skipUntil(CheckStep.DELETE);
        if (!reported.contains(CheckStep.DELETE)) {
            skip(CheckStep.DELETE);
        }
    }

    void passed(CheckStep step, long start, @Nullable String seen, @Nullable String region) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        add(new CheckResult(step, CheckResult.Outcome.PASSED, took, null, seen, region));
    }

    /**
     * Reports a failed step.
     *
     * @param start the step's start, by {@link System#nanoTime}
     * @param seen what the step has found; null for nothing
     */
    void failed(CheckStep step, long start, DropsizeException problem, @Nullable String seen) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        add(new CheckResult(step, CheckResult.Outcome.FAILED, took, problem, seen, null));
    }

    private void add(CheckResult result) {
        reported.add(result.step());
        results.accept(result);
    }
}
