package io.dropsize.http.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.Incoming;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Spool;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyContext;
import io.dropsize.store.link.Picture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How a request becomes jobs, whatever its contract. Thread-safe. */
public final class Uploads {
    private final SettingsStore settings;
    private final EndpointJobs jobs;
    private final Spool spool;
    private final EndpointLimits limits;
    private final Semaphore slots;

    /** Bytes of bodies that are being read. Guarded by this. */
    private long arriving;

    public Uploads(SettingsStore settings, EndpointJobs jobs, Spool spool, EndpointLimits limits) {
        this.settings = settings;
        this.jobs = jobs;
        this.spool = spool;
        this.limits = limits;
        this.slots = new Semaphore(limits.uploads());
    }

    /** Reads the images of a request. */
    @FunctionalInterface
    public interface Body {
        List<Incoming> read() throws IOException;
    }

    /**
     * Where and how a request's images are uploaded.
     *
     * @param folders of the bucket, before the key template; empty for none
     * @param answer the optional parts of the response
     * @param waits whether the response waits for the uploads
     */
    public record Order(
            Preset preset, Destination destination, String folders, Answer answer, boolean waits) {}

    /**
     * What the response contains for each image.
     *
     * @param placement of responsive pictures on a page
     * @param manifest whether the image's object for static site generators is included
     */
    public record Answer(Picture.Placement placement, boolean manifest) {
        public static final Answer DEFAULT = new Answer(Picture.Placement.DEFAULT, false);
    }

    /**
     * Reads, accepts and awaits the images of a request.
     *
     * @param length of the request's body in bytes; negative if it is unknown
     * @throws RefusedException TOO_BUSY, STOPPING, or the body's fault
     */
    public List<EndpointJobs.Entry> upload(long length, Body body, Order order) throws IOException {
        if (jobs.unfinished().count() >= limits.unfinishedJobs() || !slots.tryAcquire()) {
            throw new RefusedException(Refusal.TOO_BUSY);
        }
        try {
            List<EndpointJobs.Entry> entries = jobs.begin(read(length, body), order);
            if (order.waits()) {
                jobs.await(entries);
            }
            return entries;
        } finally {
            slots.release();
        }
    }

    private List<Incoming> read(long length, Body body) throws IOException {
        long expected = Math.max(0, length);
        reserve(expected);
        try {
            return body.read();
        } finally {
            reserve(-expected);
        }
    }

    /** The first body is accepted regardless of its length. */
    private synchronized void reserve(long bytes) {
        long held = arriving + spool.bytes();
        if (bytes > 0 && held > 0 && held + bytes > limits.spoolBytes()) {
            throw new RefusedException(Refusal.TOO_BUSY);
        }
        arriving += bytes;
    }

    /**
     * The preset of this name, or the default one.
     *
     * @throws RefusedException PRESET_UNKNOWN, FAILED
     */
    public Preset preset(Optional<String> name) {
        return name.map(
                        it ->
                                settings.get()
                                        .findPreset(it)
                                        .orElseThrow(unknown(Refusal.PRESET_UNKNOWN, it)))
                .orElseGet(() -> chosen(() -> settings.defaults().preset()));
    }

    /**
     * The destination of this name, or the default one.
     *
     * @throws RefusedException DESTINATION_UNKNOWN, FAILED
     */
    public Destination destination(Optional<String> name) {
        return name.map(
                        it ->
                                settings.get()
                                        .findDestination(it)
                                        .orElseThrow(unknown(Refusal.DESTINATION_UNKNOWN, it)))
                .orElseGet(() -> chosen(() -> settings.defaults().destination()));
    }

    private static Supplier<RefusedException> unknown(Refusal refusal, String name) {
        return () -> new RefusedException(refusal, name);
    }

    private static <T> T chosen(Supplier<T> choice) {
        try {
            return choice.get();
        } catch (DropsizeException e) {
            throw failed(e);
        }
    }

    public static RefusedException failed(DropsizeException error) {
        return error.kind() == ErrorKind.CANCELLED
                ? new RefusedException(Refusal.STOPPING, "", error)
                : new RefusedException(Refusal.FAILED, ErrorText.of(error), error);
    }

    /**
     * The folders of the bucket that a request names; the destination's key template follows them.
     *
     * @throws RefusedException PATH_WRONG
     */
    static String folders(String path) {
        try {
            return KeyContext.prefix(path);
        } catch (DropsizeException e) {
            throw new RefusedException(Refusal.PATH_WRONG, ErrorText.of(e), e);
        }
    }

    public List<Destination> destinations() {
        return settings.get().destinations();
    }
}
