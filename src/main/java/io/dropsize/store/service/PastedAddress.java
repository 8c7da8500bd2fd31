package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text from a console, a document or a browser's address bar says about a bucket.
 *
 * @param service null if the text doesn't say
 * @param endpoint null if the text doesn't say; empty if service and region imply it
 * @param path the path of an unknown host: a bucket and a folder, or a part of the endpoint
 */
record PastedAddress(
        @Nullable Service service,
        @Nullable String endpoint,
        String region,
        String bucket,
        String folder,
        String path,
        String publicUrl) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:s3:([a-z0-9-]*):[0-9]*:([^/:]+)(?:/(.*))?");
    private static final Pattern BUCKET_URI =
            Pattern.compile("(?i)([a-z][a-z0-9]*)://([^/.:@?#]+(?:\\.[^/:@?#]+)*)(?:/(.*))?");
    private static final Pattern URL =
            Pattern.compile(
                    "(?is)(?:(https?)(?::/{1,2}|//)|//)?(\\[[0-9a-f:]+]|[^/?#:@\\s\\[\\]]+)(:[0-9]+)?"
                            + "(/[^?#]*)?(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern FILE = Pattern.compile("[^/]*\\.[A-Za-z0-9]{2,5}");

    private static PastedAddress at(Service service, String endpoint, String region) {
        return new PastedAddress(service, endpoint, region, "", "", "", "");
    }

    private static PastedAddress of(
            @Nullable Service service, String bucket, @Nullable String rest) {
        String endpoint =
                service == null || service.endpointNeed() == Service.Need.REQUIRED ? null : "";
        return new PastedAddress(service, endpoint, "", bucket, folder(rest), "", "");
    }

    /** Understands a text in the field of the endpoint. Empty if it is none of the known forms. */
    static Optional<PastedAddress> ofEndpoint(String typed) {
        String text = PastedText.clean(typed);
        return bucketUri(text).or(() -> url(text, true));
    }

    /** Understands a text in the field of the bucket. */
    static Optional<PastedAddress> ofBucket(String typed) {
        String text = PastedText.clean(typed);
        Optional<PastedAddress> known = bucketUri(text).or(() -> url(text, text.contains("://")));
        if (known.isPresent() || text.contains(":") || text.contains("?") || text.isEmpty()) {
            return known;
        }
        String[] parts = text.replaceFirst("^/+", "").split("/", 2);
        return Optional.of(of(null, parts[0], parts.length > 1 ? parts[1] : ""));
    }

    /** Returns an ARN, or an address whose scheme is a service's and whose host is a bucket. */
    private static Optional<PastedAddress> bucketUri(String text) {
        Matcher arn = ARN.matcher(text);
        if (arn.matches() && !arn.group(2).equals("accesspoint")) {
            return Optional.of(of(null, arn.group(2), arn.group(3)));
        }
        Matcher uri = BUCKET_URI.matcher(text);
        if (!uri.matches()) {
            return Optional.empty();
        }
        String scheme = uri.group(1).toLowerCase(Locale.ROOT);
        if (scheme.matches("s3[an]?")) {
            return Optional.of(of(null, uri.group(2), uri.group(3)));
        }
        return ServiceUrls.search(
                        urls ->
                                urls.hasScheme(scheme)
                                        ? Optional.of(urls.service())
                                        : Optional.empty())
                .map(service -> of(service, uri.group(2), uri.group(3)));
    }

    /**
     * @param unknownHosts whether hosts of no known service are accepted
     */
    private static Optional<PastedAddress> url(String text, boolean unknownHosts) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        String host = url.group(2).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        String path = orEmpty(url.group(4));
        Optional<PastedAddress> page =
                ServiceUrls.search(urls -> console(urls, host + path, query(url)));
        Optional<PastedAddress> forPeople =
                page.or(() -> ServiceUrls.search(urls -> publicUrl(urls, host + path)));
        if (forPeople.isPresent() || ServiceUrls.forPeople(host + path).isPresent()) {
            return forPeople;
        }
        return api(host, orEmpty(url.group(3)), path)
                .or(() -> unknownHosts ? unknown(url, host, path) : Optional.empty());
    }

    /** Returns a page that shows a bucket. */
    private static Optional<PastedAddress> console(
            ServiceUrls urls, String url, Map<String, String> query) {
        return urls.console(url)
                .map(page -> page.with(first(query, "region", "bucketRegion")))
                .flatMap(
                        page -> {
                            String bucket = page.match().bucket();
                            String named = first(query, "bucket", "bucketName");
                            if (bucket.isEmpty() && named.isEmpty()) {
                                return Optional.empty();
                            }
                            String folder = first(query, "prefix", "path");
                            return Optional.of(
                                    new PastedAddress(
                                            urls.service(),
                                            page.endpoint().orElse(null),
                                            page.match().region(),
                                            bucket.isEmpty() ? named : decode(bucket),
                                            folder(folder.isEmpty() ? page.match().rest() : folder),
                                            "",
                                            ""));
                        });
    }

    private static Optional<PastedAddress> publicUrl(ServiceUrls urls, String url) {
        return urls.publicUrl(url)
                .map(
                        match ->
                                new PastedAddress(
                                        urls.service(),
                                        urls.service().endpointNeed() == Service.Need.REQUIRED
                                                ? null
                                                : "",
                                        "",
                                        match.bucket(),
                                        folder(match.rest()),
                                        "",
                                        "https://" + withoutEnd(url, match.rest())));
    }

    private static Optional<PastedAddress> api(String host, String port, String path) {
        return ServiceUrls.find(host, path)
                .map(
                        known -> {
                            UrlPattern.Match match = known.match();
                            String rest = match.rest();
                            PastedAddress endpoint =
                                    at(
                                            known.service(),
                                            endpoint(known, port.equals(":443") ? "" : port),
                                            match.region());
                            return match.bucket().isEmpty()
                                    ? endpoint.withPath(rest)
                                    : endpoint.withBucket(match.bucket(), rest);
                        });
    }

    /** Returns the endpoint; empty if service and region imply it. */
    private static String endpoint(ServiceUrls.Api known, String port) {
        Service service = known.service();
        String typed = "https://" + known.api() + port;
        String region = known.match().region();
        boolean global =
                region.isEmpty()
                        && service.hasRegionalEndpoint()
                        && service.regionNeed() == Service.Need.OPTIONAL
                        && !ServiceUrls.wantsBucketInHost(known.api());
        return global || service.endpoint(region).filter(typed::equals).isPresent() ? "" : typed;
    }

    private static Optional<PastedAddress> unknown(Matcher url, String host, String path) {
        String port = orEmpty(url.group(3));
        boolean local = host.matches("localhost|127\\.[0-9.]+|\\[::1]");
        if (!local && !host.contains(".") && !host.startsWith("[") && port.isEmpty()) {
            return Optional.empty();
        }
        String scheme = url.group(1);
        if (scheme == null) {
            scheme = local ? "http" : "https";
        }
        String endpoint = scheme.toLowerCase(Locale.ROOT) + "://" + host + port;
        return Optional.of(
                new PastedAddress(null, endpoint, "", "", "", path.replaceAll("^/+|/+$", ""), ""));
    }

    /** Returns the first part of the path is the bucket. */
    private PastedAddress withPath(String rest) {
        String[] parts = rest.replaceFirst("^/+", "").split("/", 2);
        return withBucket(decode(parts[0]), parts.length > 1 ? parts[1] : "");
    }

    private PastedAddress withBucket(String named, String rest) {
        return new PastedAddress(service, endpoint, region, named, folder(rest), "", publicUrl);
    }

    /** Returns the path's folders, without the name of a file and the slash at the end. */
    private static String folder(@Nullable String path) {
        String text = decode(orEmpty(path)).replaceAll("/?\\*$", "");
        int name = text.lastIndexOf('/') + 1;
        String folders =
                FILE.matcher(text.substring(name)).matches() ? text.substring(0, name) : text;
        return folders.replaceAll("^/+|/+$", "");
    }

    private static Map<String, String> query(Matcher url) {
        return Stream.of(orEmpty(url.group(5)).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1]), (a, _) -> a));
    }

    private static String first(Map<String, String> query, String one, String other) {
        return query.getOrDefault(one, query.getOrDefault(other, ""));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text; // A percent sign of its own.
        }
    }

    private static String withoutEnd(String url, String rest) {
        return url.substring(0, url.length() - rest.length()).replaceAll("/+$", "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
