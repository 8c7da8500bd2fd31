package io.dropsize.fetch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.service.Authority;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Loads images by http and https, and from data URIs. Thread-safe. */
public final class WebFetcher implements Fetcher {
    private final BooleanSupplier localAllowed;
    private final String agent;
    private final FetchLimits limits;
    private final CheckedResolver.Names names;

    /**
     * @param localAllowed whether images may come from this computer and its own network
     * @param agent the User-Agent header
     */
    public WebFetcher(BooleanSupplier localAllowed, String agent) {
        this(localAllowed, agent, FetchLimits.DEFAULT, CheckedResolver.SYSTEM);
    }

    WebFetcher(
            BooleanSupplier localAllowed,
            String agent,
            FetchLimits limits,
            CheckedResolver.Names names) {
        this.localAllowed = localAllowed;
        this.agent = agent;
        this.limits = limits;
        this.names = names;
    }

    @Override
    public Source fetch(URI address) {
        return "data".equalsIgnoreCase(address.getScheme())
                ? DataUri.source(address)
                : download(address, download -> download.image(address));
    }

    /**
     * The headers with which a server sends an image.
     *
     * @param mediaType the Content-Type header
     * @param cacheControl the Cache-Control header
     */
    public record Visit(@Nullable String mediaType, @Nullable String cacheControl) {}

    /**
     * Opens an image as a browser does. Blocks and honours interruption.
     *
     * @throws DropsizeException if it can't be opened, with the reason
     */
    public Visit visit(URI address) {
        return download(address, download -> download.visit(address));
    }

    <T> T download(URI address, Function<Download, T> work) {
        boolean local = localAllowed.getAsBoolean();
        CheckedResolver resolver = new CheckedResolver(names, one -> allowed(one, local));
        try (Download download = new Download(agent, limits, resolver)) {
            return within(download, address, work);
        }
    }

    private static boolean allowed(InetAddress address, boolean local) {
        return local || PublicAddresses.isPublic(address);
    }

    /**
     * Runs the work on a separate thread within the time limit, because neither resolving nor
     * reading can be interrupted.
     */
    private <T> T within(Download download, URI address, Function<Download, T> work) {
        FutureTask<T> task = new FutureTask<>(() -> work.apply(download));
        Thread.ofVirtual().name("dropsize-fetch").start(task);
        try {
            return task.get(limits.total().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DropsizeException(ErrorKind.TIMEOUT, e, host(address));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case DropsizeException known -> throw known;
                case OutOfMemoryError error ->
                        throw new DropsizeException(
                                ErrorKind.IMAGE_TOO_LARGE, error, host(address));
                case RuntimeException unknown -> throw unknown;
                case Error unknown -> throw unknown;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    static String host(URI address) {
        return Authority.of(address).map(Authority::host).orElseGet(address::toString);
    }
}
