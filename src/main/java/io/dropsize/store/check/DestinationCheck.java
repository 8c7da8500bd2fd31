package io.dropsize.store.check;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.Visitor;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks a destination with the operations that uploads, links and the Library use. It uploads an
 * image of one pixel under a new name, and deletes it. Runs once, for 15 seconds at most. Blocks
 * and honours interruption.
 */
public final class DestinationCheck {
    private static final Duration LIMIT = Duration.ofSeconds(13);
    private static final Duration LIMIT_FOR_CLEANUP = Duration.ofSeconds(2);

    private final Destination destination;
    private final ObjectStore store;
    private final ServiceProbe probe;
    private final Visitor visitor;
    private final CheckReport report;
    private final Duration limit;
    private final TestImage image;

    /** Whether the time limit is exceeded, so that no further step begins. */
    private boolean ended;

    /** A part of the check. */
    private interface Work {
        /**
         * @return what the step has found; null for nothing
         */
        @Nullable String run();
    }

    /** A part of the check that may have nothing to test. */
    private interface Test {
        Optional<String> run();
    }

    /**
     * @param results receives the result of each step as soon as it is known, from the thread of
     *     {@link #run}
     */
    public DestinationCheck(
            Destination destination,
            ObjectStore store,
            Visitor visitor,
            Consumer<CheckResult> results) {
        this(destination, store, visitor, results, LIMIT);
    }

    DestinationCheck(
            Destination destination,
            ObjectStore store,
            Visitor visitor,
            Consumer<CheckResult> results,
            Duration limit) {
        this.destination = destination;
        this.store = store;
        this.probe = store.probe();
        this.visitor = visitor;
        this.report = new CheckReport(results);
        this.limit = limit;
        this.image = new TestImage(destination);
    }

    /**
     * Runs all steps.
     *
     * @throws DropsizeException CANCELLED if interrupted; other errors are results
     */
    public void run() {
        boolean uploaded;
        try (CheckDeadline deadline = new CheckDeadline(limit)) {
            uploaded = isConnected(deadline) && use(deadline);
        }
        if (uploaded) {
            delete();
        }
        report.skipRest();
    }

    private boolean isConnected(CheckDeadline deadline) {
        if (!test(CheckStep.RESOLVE, deadline, probe::resolve)
                || !test(CheckStep.TLS, deadline, probe::secure)) {
            return false;
        }
        long start = System.nanoTime();
        DropsizeException problem = null;
        try {
            store.check();
        } catch (DropsizeException e) {
            problem = inTime(e, deadline);
        }
        return new FirstRequest(destination, store, report).report(start, problem);
    }

    /**
     * Tests the permissions and the link with an image.
     *
     * @return whether there may be an image to delete
     */
    private boolean use(CheckDeadline deadline) {
        try {
            if (!step(CheckStep.UPLOAD, deadline, () -> put(image.upload(), UploadResult.STORED))) {
                return ended; // The image may have been stored nevertheless.
            }
            step(CheckStep.KEEP, deadline, () -> put(image.other(), UploadResult.KEY_TAKEN));
            test(CheckStep.CHECKSUM, deadline, this::checksum);
            visit(deadline, store.publicUrl(image.key()));
            return true;
        } catch (DropsizeException stopped) {
            delete();
            throw stopped;
        }
    }

    private @Nullable String put(Upload upload, UploadResult expected) {
        if (store.put(upload, _ -> {}) != expected) {
            throw new DropsizeException(ErrorKind.KEY_NOT_KEPT, upload.key());
        }
        return null;
    }

    private Optional<String> checksum() {
        Optional<Boolean> verifies = probe.verifiesChecksums(image.upload());
        if (verifies.equals(Optional.of(false))) {
            throw new DropsizeException(ErrorKind.CHECKSUM_IGNORED);
        }
        return verifies.map(_ -> "Content-MD5");
    }

    /**
     * Opens the image as a visitor. An address of this computer is skipped: visitors can't open it,
     * although this program can.
     */
    private void visit(CheckDeadline deadline, URI address) {
        if (ended || Endpoints.isLoopback(address)) {
            return;
        }
        long start = System.nanoTime();
        Visitor.Visit visit;
        try {
            visit = visitor.visit(address);
        } catch (DropsizeException e) {
            DropsizeException reason = inTime(e, deadline);
            report.failed(
                    CheckStep.VISIT,
                    start,
                    ended
                            ? reason
                            : new DropsizeException(
                                    ErrorKind.LINK_NOT_PUBLIC, e, address.toASCIIString()),
                    null);
            if (!ended) {
                report.skip(CheckStep.CACHE);
                test(CheckStep.ACL, deadline, () -> acl(address));
            }
            return;
        }
        step(CheckStep.VISIT, deadline, () -> mediaType(address, visit));
        step(CheckStep.CACHE, deadline, () -> caching(address, visit));
    }

    private static String mediaType(URI address, Visitor.Visit visit) {
        String type = Objects.requireNonNullElse(visit.mediaType(), "–");
        if (!type.toLowerCase(Locale.ROOT).startsWith(TestImage.MEDIA_TYPE)) {
            throw new DropsizeException(
                    ErrorKind.LINK_WRONG_TYPE, address.toASCIIString(), type, TestImage.MEDIA_TYPE);
        }
        return type;
    }

    private @Nullable String caching(URI address, Visitor.Visit visit) {
        String received = visit.cacheControl();
        boolean isCached = received != null && received.contains("max-age");
        if (destination.keyTemplate().unique() && !isCached) {
            throw new DropsizeException(
                    ErrorKind.LINK_NOT_CACHED,
                    address.toASCIIString(),
                    Objects.requireNonNullElse(received, "–"));
        }
        return received;
    }

    /** Tests whether an ACL makes the image public. */
    private Optional<String> acl(URI address) {
        try {
            if (!probe.putPublic(image.upload())) {
                return Optional.empty();
            }
            var _ = visitor.visit(address);
            return Optional.of("public-read");
        } catch (DropsizeException e) {
            throw e.kind() == ErrorKind.CANCELLED
                    ? e
                    : new DropsizeException(ErrorKind.ACL_WITHOUT_EFFECT, e, destination.bucket());
        }
    }

    private void delete() {
        report.skipUntil(CheckStep.DELETE);
        boolean stopped = Thread.interrupted(); // so that the image is deleted nevertheless
        ended = false;
        try (CheckDeadline deadline = new CheckDeadline(LIMIT_FOR_CLEANUP)) {
            step(
                    CheckStep.DELETE,
                    deadline,
                    () -> {
                        store.delete(image.key());
                        probe.removeVersions(image.key());
                        return null;
                    });
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean step(CheckStep step, CheckDeadline deadline, Work work) {
        if (ended) {
            return false;
        }
        long start = System.nanoTime();
        try {
            report.passed(step, start, work.run(), null);
            return true;
        } catch (DropsizeException e) {
            report.failed(step, start, inTime(e, deadline), null);
            return false;
        }
    }

    /** Runs a step, which is skipped if there is nothing to test. */
    private boolean test(CheckStep step, CheckDeadline deadline, Test test) {
        if (ended) {
            return false;
        }
        long start = System.nanoTime();
        try {
            test.run()
                    .ifPresentOrElse(
                            seen -> report.passed(step, start, seen, null),
                            () -> report.skip(step));
            return true;
        } catch (DropsizeException e) {
            report.failed(step, start, inTime(e, deadline), null);
            return false;
        }
    }

    /**
     * Returns the error as a result: a timeout if the deadline has caused it.
     *
     * @throws DropsizeException CANCELLED by the user
     */
    private DropsizeException inTime(DropsizeException e, CheckDeadline deadline) {
        if (e.kind() != ErrorKind.CANCELLED) {
            return e;
        }
        if (!deadline.isOver()) {
            throw e;
        }
        var _ = Thread.interrupted();
        ended = true;
        URI endpoint = destination.endpoint();
        String host = endpoint == null ? destination.service().label() : endpoint.getAuthority();
        return new DropsizeException(ErrorKind.TIMEOUT, e, host);
    }
}
