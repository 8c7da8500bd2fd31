package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Checks a destination with the operations that uploads, links and the Library use. It uploads an
 * image of one pixel under a new name, and deletes it. Blocks and honours interruption.
 */
public final class DestinationCheck {
    /** A transparent PNG of one pixel. */
    private static final byte[] IMAGE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final Destination destination;
    private final ObjectStore store;
    private final Visitor visitor;
    private final Consumer<CheckResult> results;

    /** Opens an address without credentials, as visitors do. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @throws DropsizeException if it can't be opened
         */
        void open(URI address);
    }

    /** A part of the check. */
    private interface Work {
        void run();
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
        this.destination = destination;
        this.store = store;
        this.visitor = visitor;
        this.results = results;
    }

    /**
     * Runs all steps.
     *
     * @throws DropsizeException CANCELLED if interrupted; other errors are results
     */
    public void run() {
        if (!connect()) {
            skip(CheckStep.UPLOAD, CheckStep.KEEP, CheckStep.VISIT, CheckStep.DELETE);
            return;
        }
        String key = newKey();
        if (!step(CheckStep.UPLOAD, () -> put(key, IMAGE, UploadResult.STORED))) {
            skip(CheckStep.KEEP, CheckStep.VISIT, CheckStep.DELETE);
            return;
        }
        try {
            byte[] other = "another".getBytes(StandardCharsets.US_ASCII);
            step(CheckStep.KEEP, () -> put(key, other, UploadResult.KEY_TAKEN));
            visit(store.publicUrl(key));
        } finally {
            boolean stopped = Thread.interrupted(); // The image is deleted nevertheless.
            step(CheckStep.DELETE, () -> store.delete(key));
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Keys without the permission to list are accepted keys. */
    private boolean connect() {
        long start = System.nanoTime();
        try {
            store.check();
        } catch (DropsizeException e) {
            requireRunning(e);
            boolean denied = e.kind() == ErrorKind.ACCESS_DENIED;
            result(CheckStep.CONNECT, start, denied ? null : e);
            if (denied) {
                result(CheckStep.LIST, start, e);
            } else {
                skip(CheckStep.LIST);
            }
            return denied;
        }
        result(CheckStep.CONNECT, start, null);
        result(CheckStep.LIST, start, null);
        return true;
    }

    private void put(String key, byte[] bytes, UploadResult expected) {
        String recipe = "check-" + bytes.length;
        UploadResult result =
                store.put(new Upload(key, bytes, "image/png", recipe, false), _ -> {});
        if (result != expected) {
            throw new DropsizeException(ErrorKind.KEY_NOT_KEPT, key);
        }
    }

    /** Visitors can't open an address of this computer, although this program can. */
    private void visit(URI address) {
        if (Endpoints.isLoopback(address)) {
            skip(CheckStep.VISIT);
            return;
        }
        step(
                CheckStep.VISIT,
                () -> {
                    try {
                        visitor.open(address);
                    } catch (DropsizeException e) {
                        requireRunning(e);
                        throw new DropsizeException(
                                ErrorKind.LINK_NOT_PUBLIC, e, address.toASCIIString());
                    }
                });
    }

    /** In the folder where images are uploaded: the keys may have no access to others. */
    private String newKey() {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        String hash = HexFormat.of().formatHex(random);
        return destination
                .keyTemplate()
                .key(
                        new KeyTemplate.Values(
                                LocalDate.now(ZoneId.systemDefault()),
                                "dropsize-check-" + hash,
                                hash,
                                "check",
                                1,
                                1,
                                "png",
                                KeyContext.NONE.accepted(
                                        "",
                                        ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE),
                                        UUID.randomUUID())));
    }

    private boolean step(CheckStep step, Work work) {
        long start = System.nanoTime();
        try {
            work.run();
        } catch (DropsizeException e) {
            requireRunning(e);
            result(step, start, e);
            return false;
        }
        result(step, start, null);
        return true;
    }

    private static void requireRunning(DropsizeException e) {
        if (e.kind() == ErrorKind.CANCELLED) {
            throw e;
        }
    }

    private void skip(CheckStep... steps) {
        for (CheckStep step : steps) {
            results.accept(
                    new CheckResult(step, CheckResult.Outcome.SKIPPED, Duration.ZERO, null, null));
        }
    }

    private void result(CheckStep step, long start, @Nullable DropsizeException problem) {
        results.accept(
                new CheckResult(
                        step,
                        problem == null ? CheckResult.Outcome.PASSED : CheckResult.Outcome.FAILED,
                        Duration.ofNanos(System.nanoTime() - start),
                        problem,
                        step == CheckStep.CONNECT ? store.toldRegion().orElse(null) : null));
    }
}
