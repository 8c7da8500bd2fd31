package io.dropsize.store.check;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;

/** Derives the results of several steps from one request. */
final class FirstRequest {
    /** The maximum clock difference with which signed links of a few minutes work. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private final Destination destination;
    private final ObjectStore store;
    private final CheckReport report;

    FirstRequest(Destination destination, ObjectStore store, CheckReport report) {
        this.destination = destination;
        this.store = store;
        this.report = report;
    }

    /**
     * Reports the steps from ANSWER to LIST.
     *
     * @param problem the request's error; null for none
     * @return whether further requests can succeed. Keys without the permission to list count as
     *     accepted
     */
    boolean report(long start, @Nullable DropsizeException problem) {
        CheckStep failed = problem == null ? null : stepOf(problem.kind());
        boolean unsent = problem != null && isBeforeRequest(problem.kind());
        for (CheckStep step : EnumSet.range(CheckStep.ANSWER, CheckStep.LIST)) {
            if (problem != null && step == failed) {
                report.failed(step, start, problem, null);
            } else if (failed != null && (unsent || step.compareTo(failed) > 0)) {
                report.skip(step);
            } else if (step == CheckStep.CLOCK) {
                clock(start);
            } else if (step == CheckStep.BUCKET) {
                Optional<String> told = store.reportedRegion();
                report.passed(step, start, told.orElse(destination.region()), told.orElse(null));
            } else {
                report.passed(step, start, null, null);
            }
        }
        return failed == null || failed == CheckStep.LIST;
    }

    private static CheckStep stepOf(ErrorKind kind) {
        return switch (kind) {
            case CREDENTIALS_WRONG, SESSION_EXPIRED -> CheckStep.KEYS;
            case CLOCK_WRONG -> CheckStep.CLOCK;
            case BUCKET_MISSING, WRONG_REGION, ENDPOINT_HAS_BUCKET, OBJECT_MISSING ->
                    CheckStep.BUCKET;
            case ACCESS_DENIED -> CheckStep.LIST;
            default -> isBeforeRequest(kind) ? CheckStep.KEYS : CheckStep.ANSWER;
        };
    }

    /** Returns whether no request was sent, because there are no keys. */
    private static boolean isBeforeRequest(ErrorKind kind) {
        return switch (kind) {
            case CREDENTIALS_MISSING,
                    PROFILE_MISSING,
                    PROFILE_FAILED,
                    PROFILE_NEEDS_CODE,
                    SSO_SIGN_IN_NEEDED,
                    KEYRING_UNAVAILABLE ->
                    true;
            default -> false;
        };
    }

    private void clock(long start) {
        Optional<Duration> ahead = store.probe().clockOffset();
        if (ahead.isEmpty()) {
            report.skip(CheckStep.CLOCK);
            return;
        }
        String difference = difference(ahead.get());
        if (ahead.get().abs().compareTo(CLOCK_TOLERANCE) > 0) {
            report.failed(
                    CheckStep.CLOCK,
                    start,
                    new DropsizeException(ErrorKind.CLOCK_OFF, difference),
                    difference);
        } else {
            report.passed(CheckStep.CLOCK, start, difference, null);
        }
    }

    /**
     * Describes a clock difference.
     *
     * @param ahead by how much the service's clock is ahead
     */
    private static String difference(Duration ahead) {
        long seconds = ahead.abs().toSeconds();
        String amount = seconds < 120 ? seconds + " s" : seconds / 60 + " minutes";
        return amount + (ahead.isNegative() ? " ahead" : " behind");
    }
}
