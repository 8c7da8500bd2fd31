package io.dropsize.fetch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Loads small files that are not images, such as settings. Addresses on the local network are
 * allowed, because the user has chosen them; redirects may lead to https only. Thread-safe.
 */
public final class WebFiles {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TOTAL = Duration.ofSeconds(30);

    private final WebFetcher fetcher;
    private final int maxBytes;

    /**
     * @param agent the User-Agent header
     * @param maxBytes the maximum size of a file
     */
    public WebFiles(String agent, int maxBytes) {
        this.maxBytes = maxBytes;
        this.fetcher =
                new WebFetcher(
                        () -> true,
                        agent,
                        new FetchLimits(maxBytes, CONNECT, CONNECT, TOTAL),
                        CheckedResolver.SYSTEM);
    }

    /**
     * Loads a file. Blocks for half a minute at most.
     *
     * @throws DropsizeException TEAM_FILE_MISSING, TEAM_FILE_INSECURE, TEAM_FILE_TOO_LARGE, or why
     *     the server can't be reached
     */
    public byte[] load(URI address) {
        try {
            return fetcher.download(
                    address,
                    download ->
                            download.found(
                                    address,
                                    null,
                                    place -> "https".equalsIgnoreCase(place.getScheme()),
                                    this::read));
        } catch (DropsizeException e) {
            String host = WebFetcher.host(address);
            throw switch (e.kind()) {
                case ADDRESS_INSECURE ->
                        new DropsizeException(ErrorKind.TEAM_FILE_INSECURE, e, host);
                case ADDRESS_GONE, ADDRESS_REFUSED, ADDRESS_REDIRECTS ->
                        new DropsizeException(ErrorKind.TEAM_FILE_MISSING, e, host);
                default -> e;
            };
        }
    }

    private byte[] read(URI place, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        byte[] bytes = entity.getContent().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new DropsizeException(ErrorKind.TEAM_FILE_TOO_LARGE, WebFetcher.host(place));
        }
        if (bytes.length < entity.getContentLength()) {
            throw new DropsizeException(ErrorKind.CONNECTION_BROKEN, WebFetcher.host(place));
        }
        return bytes;
    }
}
