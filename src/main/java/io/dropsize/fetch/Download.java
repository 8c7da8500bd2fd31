package io.dropsize.fetch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.network.ProxyRoutes;
import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.service.Authority;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The download of one image, with its redirects. */
final class Download implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /**
     * The status codes of responses to ranges that a server doesn't support, or of empty objects.
     */
    private static final Set<Integer> WITHOUT_RANGES = Set.of(400, 416, 501);

    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;
    private static final int HEAD_BYTES = 4096;
    private static final int BUFFER_BYTES = 1 << 16;

    private final CloseableHttpClient client;
    private final FetchLimits limits;
    private final CheckedResolver resolver;
    private final ProxyRoutes routes = new ProxyRoutes();

    /**
     * Creates a client that keeps no cookies, sends no credentials, and checks every redirect
     * before following it.
     */
    Download(String agent, FetchLimits limits, CheckedResolver resolver) {
        this.limits = limits;
        this.resolver = resolver;
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new ProxyTrust())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(limits.connect()))
                                        .setSocketTimeout(Timeout.of(limits.idle()))
                                        .build())
                        .build();
        this.client =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setRoutePlanner(routes)
                        .setDefaultCredentialsProvider(routes)
                        .setUserAgent(agent)
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    /** Resolves names, and accepts the user's proxy even if it is on the local network. */
    private final class ProxyTrust implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return routes.usesProxy(host) ? resolver.names().of(host) : resolver.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * @throws DropsizeException the reason for the failure
     */
    Source image(URI address) {
        return found(address, null, _ -> true, this::source);
    }

    /**
     * Returns the headers of an image. Only its first bytes are requested and read.
     *
     * @throws DropsizeException the reason for the failure
     */
    WebFetcher.Visit visit(URI address) {
        return found(address, "bytes=0-" + (HEAD_BYTES - 1), _ -> true, this::headers);
    }

    /** Reads a successful response. */
    interface Reader<T> {
        T read(URI place, ClassicHttpResponse response) throws IOException;
    }

    /**
     * Returns the content of the response at the end of all redirects.
     *
     * @param range which bytes are requested; null for all
     * @param allowed which addresses a redirect may have
     * @throws DropsizeException the reason for the failure
     */
    <T> T found(URI address, @Nullable String range, Predicate<URI> allowed, Reader<T> reader) {
        URI place = requireWeb(address, address);
        for (int i = 0; i <= FetchLimits.MAX_REDIRECTS; i++) {
            Result<T> result = send(place, range, reader);
            if (result.content() != null) {
                return result.content();
            }
            place = requireWeb(next(place, result.location()), place);
            if (!allowed.test(place)) {
                throw new DropsizeException(ErrorKind.ADDRESS_REDIRECTS, WebFetcher.host(address));
            }
        }
        throw new DropsizeException(ErrorKind.ADDRESS_REDIRECTS, WebFetcher.host(address));
    }

    /** The content that was read, or the address of a redirect. */
    private record Result<T>(@Nullable T content, @Nullable String location) {}

    private <T> Result<T> send(URI place, @Nullable String range, Reader<T> reader) {
        HttpGet request = new HttpGet(place);
        request.setHeader(HttpHeaders.ACCEPT, "image/*,*/*;q=0.5");
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (range != null) {
            request.setHeader(HttpHeaders.RANGE, range);
        }
        Optional<URI> proxy = routes.proxy(host(place));
        try {
            if (proxy.isPresent()) {
                resolver.checkIfKnown(host(place).getHostName());
            }
            HttpClientContext context = HttpClientContext.create();
            ClassicHttpResponse response = client.executeOpen(host(place), request, context);
            var tunnel = proxy.map(by -> new ProxyRoutes.Tunnel(by, host(place), context));
            if (tunnel.filter(it -> response.getCode() == 407 || it.isRefused()).isPresent()) {
                throw ProxyRoutes.refusal(proxy.get(), WebFetcher.host(place), response.getCode());
            }
            if (range == null || !WITHOUT_RANGES.contains(response.getCode())) {
                return result(place, response, reader);
            }
        } catch (IOException e) {
            throw FetchErrors.translate(e, WebFetcher.host(place), proxy);
        } finally {
            request.abort(); // Closing the response instead would read it to its end.
        }
        return send(place, null, reader);
    }

    private static HttpHost host(URI place) {
        Authority authority = Authority.of(place).orElseThrow();
        return new HttpHost(place.getScheme(), authority.host(), authority.port());
    }

    private static <T> Result<T> result(URI place, ClassicHttpResponse response, Reader<T> reader)
            throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            String location = header(response, HttpHeaders.LOCATION);
            return new Result<>(null, location == null ? "" : location);
        }
        if (status != OK && status != PARTIAL_CONTENT) {
            throw FetchErrors.refused(status, WebFetcher.host(place));
        }
        return new Result<>(reader.read(place, response), null);
    }

    private WebFetcher.Visit headers(URI place, ClassicHttpResponse response) throws IOException {
        String name = WebFileName.of(place, header(response, "Content-Disposition"));
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new DropsizeException(ErrorKind.EMPTY_FILE, name);
        }
        var _ = format(entity.getContent().readNBytes(HEAD_BYTES), name, WebFetcher.host(place));
        return new WebFetcher.Visit(
                header(response, HttpHeaders.CONTENT_TYPE),
                header(response, HttpHeaders.CACHE_CONTROL));
    }

    private Source source(URI place, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        String name = WebFileName.of(place, header(response, "Content-Disposition"));
        if (entity == null) {
            throw new DropsizeException(ErrorKind.EMPTY_FILE, name);
        }
        if (entity.getContentLength() > limits.bytes()) {
            throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, name);
        }
        InputStream in = entity.getContent();
        byte[] head = in.readNBytes(HEAD_BYTES);
        ImageFormat format = format(head, name, WebFetcher.host(place));
        byte[] bytes = read(head, in, name);
        if (bytes.length < entity.getContentLength()) {
            throw new DropsizeException(ErrorKind.CONNECTION_BROKEN, WebFetcher.host(place));
        }
        String fullName = WebFileName.withExtension(name, format);
        return new Source(place.toString(), fullName, ImageInput.of(fullName, bytes));
    }

    private byte[] read(byte[] head, InputStream in, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
        bytes.write(head);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (bytes.size() + n > limits.bytes()) {
                throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, name);
            }
            bytes.write(buffer, 0, n);
        }
        return bytes.toByteArray();
    }

    private static ImageFormat format(byte[] head, String name, String host) {
        try {
            return ImageFormat.ofBytes(head);
        } catch (DropsizeException e) {
            String start = new String(head, StandardCharsets.ISO_8859_1);
            boolean page = start.toLowerCase(Locale.ROOT).contains("<html");
            boolean other = e.kind() == ErrorKind.UNSUPPORTED_FORMAT;
            throw page && !other
                    ? new DropsizeException(ErrorKind.ADDRESS_IS_PAGE, host)
                    : new DropsizeException(e.kind(), e, context(e, name));
        }
    }

    /** Returns the values of an error: the format that was detected, and the image's name. */
    private static String[] context(DropsizeException e, String name) {
        String[] context = e.context().toArray(String[]::new);
        if (context.length > 0) {
            context[0] = name;
        }
        return context;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static URI next(URI place, @Nullable String location) {
        return Optional.ofNullable(location)
                .filter(text -> !text.isBlank())
                .flatMap(text -> ImageAddress.redirect(place, text))
                .orElseThrow(
                        () ->
                                new DropsizeException(
                                        ErrorKind.ADDRESS_REDIRECTS, WebFetcher.host(place)));
    }

    /** Requires http or https, and removes credentials and fragment. */
    private static URI requireWeb(URI address, URI original) {
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        Authority authority = Authority.of(address).orElse(null);
        if (authority == null
                || !Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new DropsizeException(ErrorKind.ADDRESS_REFUSED, WebFetcher.host(original));
        }
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(
                scheme.toLowerCase(Locale.ROOT)
                        + "://"
                        + authority
                        + (path.isEmpty() ? "/" : path)
                        + query);
    }

    /** Cancels the running request. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
