package io.dropsize.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.Spool;
import io.dropsize.http.upload.EndpointListener;
import io.dropsize.settings.EndpointSettings;
import io.dropsize.settings.Settings;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Opens and closes the endpoint as the settings say, while the window is open. Thread-safe; the
 * work is done on a thread of its own.
 */
public final class EndpointSwitch implements AutoCloseable {
    private final EndpointCore core;
    private final EndpointListener listener;
    private final Consumer<Status> shown;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("dropsize-endpoint-switch").factory());

    private @Nullable Endpoint open;
    private @Nullable Spool spool;
    private @Nullable EndpointSettings applied;
    private boolean resumed;

    /**
     * Whether the endpoint is open.
     *
     * @param port 0 if it is closed
     * @param error why it is closed although it is switched on; null otherwise
     */
    public record Status(int port, @Nullable DropsizeException error) {
        public static final Status CLOSED = new Status(0, null);
    }

    /**
     * @param shown receives the status after each change, on another thread
     */
    public EndpointSwitch(EndpointCore core, EndpointListener listener, Consumer<Status> shown) {
        this.core = core;
        this.listener = listener;
        this.shown = shown;
    }

    /** Opens the endpoint if it is switched on, and follows the settings from now on. */
    public void follow() {
        core.settings().onChange(this::changed);
        changed(core.settings().get());
    }

    private void changed(Settings now) {
        if (!thread.isShutdown()) {
            thread.execute(() -> apply(now.endpoint()));
        }
    }

    private void apply(EndpointSettings wanted) {
        EndpointSettings before = applied;
        if (wanted.equals(before)) {
            return; // Other settings change often.
        }
        applied = wanted;
        Endpoint now = open;
        if (now != null && before != null && wanted.equals(sameAddress(before, wanted))) {
            now.change(EndpointOptions.of(wanted));
            return;
        }
        if (now != null) {
            open = null;
            now.close();
            shown.accept(Status.CLOSED);
        }
        if (wanted.on()) {
            start(wanted);
        }
    }

    /** The settings with the address of other ones. */
    private static EndpointSettings sameAddress(EndpointSettings address, EndpointSettings of) {
        return of.withOn(address.on()).withPort(address.port());
    }

    private void start(EndpointSettings wanted) {
        try {
            Spool bodies = spool == null ? Endpoint.spool(core) : spool;
            spool = bodies; // Jobs use its files after the endpoint is switched off.
            Endpoint started =
                    Endpoint.start(core, EndpointOptions.of(wanted), listener, bodies, () -> {});
            open = started;
            if (!resumed) {
                resumed = true;
                started.resume();
            }
            shown.accept(new Status(started.port(), null));
        } catch (DropsizeException e) {
            shown.accept(new Status(0, e));
        }
    }

    /** Closes the endpoint. Blocks. */
    @Override
    public void close() {
        thread.execute(this::end);
        thread.close();
    }

    private void end() {
        if (open != null) {
            open.close();
        }
    }

    /** Deletes the bodies of requests. Call it when no job can use them any more. */
    public void deleteBodies() {
        if (spool != null) {
            spool.close();
        }
    }
}
