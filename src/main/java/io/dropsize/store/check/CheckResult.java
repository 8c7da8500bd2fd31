package io.dropsize.store.check;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result of one step.
 *
 * @param problem why the step failed; null for the other outcomes
 * @param seen what the step has found, such as an IP address or a header's value; null for nothing
 * @param region the bucket's region, if the service has named another than the destination's
 */
public record CheckResult(
        CheckStep step,
        Outcome outcome,
        Duration took,
        @Nullable DropsizeException problem,
        @Nullable String seen,
        @Nullable String region) {
    private static final Pattern REGION = Pattern.compile("\\(([a-z0-9-]+)\\)");

    /** How a step ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Returns an earlier step has failed, or there is nothing to test. */
        SKIPPED
    }

    /** Returns whether this failure prevents uploads. */
    public boolean preventsUploads() {
        return problem != null
                && outcome == Outcome.FAILED
                && (step.isNeeded() || problem.kind() == ErrorKind.CLOCK_WRONG);
    }

    /** The certificate that the user may trust, if it was refused. */
    public Optional<Fingerprint> certificateToTrust() {
        if (problem == null || step != CheckStep.TLS) {
            return Optional.empty();
        }
        return switch (problem.kind()) {
            case CERTIFICATE_UNTRUSTED, CERTIFICATE_HOST, CERTIFICATE_DATE, CERTIFICATE_CHANGED ->
                    problem.context().stream()
                            .skip(1)
                            .filter(text -> !text.isEmpty())
                            .map(Fingerprint::parse)
                            .findFirst();
            default -> Optional.empty();
        };
    }

    /** The region to apply to the destination. */
    public Optional<String> regionToApply() {
        if (problem == null
                || problem.kind() != ErrorKind.WRONG_REGION
                || problem.context().size() < 2) {
            return Optional.ofNullable(region);
        }
        Matcher named = REGION.matcher(problem.context().get(1));
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
