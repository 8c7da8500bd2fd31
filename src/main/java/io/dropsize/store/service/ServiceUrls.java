package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The addresses by which a service is recognised. */
public final class ServiceUrls {
    private final Service service;
    private final List<UrlPattern> hosts;
    private final List<UrlPattern> bucketHosts;
    private final Map<UrlPattern, String> otherHosts;
    private final Map<UrlPattern, String> consoles;
    private final List<UrlPattern> publicUrls;
    private final List<String> schemes;

    ServiceUrls(Service service, ServiceEntry entry, @Nullable String region) {
        this.service = service;
        Function<String, UrlPattern> pattern = template -> new UrlPattern(template, region);
        hosts = entry.list("hosts").stream().map(pattern).toList();
        bucketHosts = entry.list("bucketHosts").stream().map(pattern).toList();
        otherHosts = patterns(entry.texts("otherHosts"), pattern);
        consoles = patterns(entry.texts("consoles"), pattern);
        publicUrls = entry.list("public").stream().map(pattern).toList();
        schemes = entry.list("schemes");
    }

    private static Map<UrlPattern, String> patterns(
            Map<String, String> texts, Function<String, UrlPattern> pattern) {
        Map<UrlPattern, String> patterns = new LinkedHashMap<>();
        texts.forEach((template, value) -> patterns.put(pattern.apply(template), value));
        return patterns;
    }

    /**
     * An address of a service's API, or of a website of its buckets.
     *
     * @param api the API's host with the path that belongs to it
     * @param match its bucket is empty if none precedes the host
     */
    public record Api(Service service, String api, UrlPattern.Match match) {}

    /**
     * Finds the service of an address.
     *
     * @param host in lower case
     * @param path with its slash, or empty
     */
    static Optional<Api> find(String host, String path) {
        String url = host + path;
        return search(each -> each.api(url, UrlPattern::match))
                .or(() -> search(each -> each.api(url, UrlPattern::matchAfterBucket)));
    }

    /** Returns the same for an endpoint. */
    public static Optional<Api> find(URI endpoint) {
        String path = endpoint.getPath();
        return Authority.of(endpoint)
                .flatMap(known -> find(known.host(), path == null ? "" : path));
    }

    /** Returns whether the service requires the bucket's name in the host instead of the path. */
    public static boolean wantsBucketInHost(String host) {
        return Service.all().stream()
                .flatMap(each -> each.urls().bucketHosts.stream())
                .anyMatch(pattern -> pattern.match(host).isPresent());
    }

    static <T> Optional<T> search(Function<ServiceUrls, Optional<T>> finder) {
        return Service.all().stream()
                .map(each -> finder.apply(each.urls()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Service service() {
        return service;
    }

    /**
     * A page of a service's console.
     *
     * @param template of the endpoint; empty if service and region imply it
     */
    record Page(UrlPattern.Match match, String template) {
        /** Returns the same with a region that the address has elsewhere. */
        Page with(String region) {
            return region.isEmpty()
                    ? this
                    : new Page(
                            new UrlPattern.Match(
                                    region, match.account(), match.bucket(), match.rest()),
                            template);
        }

        /** Returns the endpoint; empty without template, or if names for it are missing. */
        Optional<String> endpoint() {
            return Optional.of(match.fill(template))
                    .filter(each -> !each.isEmpty() && !each.contains(".."));
        }
    }

    /** Returns the page at this address. */
    Optional<Page> console(String url) {
        return consoles.entrySet().stream()
                .flatMap(
                        each ->
                                each.getKey().match(url).stream()
                                        .map(match -> page(each.getKey(), match, each.getValue())))
                .findFirst();
    }

    /** What follows the pattern is a part of the console, not a folder. */
    private static Page page(UrlPattern pattern, UrlPattern.Match match, String endpoint) {
        String folder = pattern.template().endsWith("{folder}") ? match.rest() : "";
        return new Page(
                new UrlPattern.Match(match.region(), match.account(), match.bucket(), folder),
                endpoint);
    }

    /** Returns the service that has a page or objects for visitors at an address, but no API. */
    public static Optional<Service> forPeople(String url) {
        return search(
                each ->
                        each.console(url).isPresent() || each.publicUrl(url).isPresent()
                                ? Optional.of(each.service)
                                : Optional.empty());
    }

    /** Returns whether the service's API has hosts of its own. */
    boolean hasHosts() {
        return !hosts.isEmpty() || !bucketHosts.isEmpty();
    }

    /** Returns whether the service is possible at a host that is none of the known ones. */
    boolean mayBeAt(String endpoint) {
        String host = endpoint.replaceFirst(".*//", "").replaceFirst("[:/].*", "");
        return !hasHosts()
                || Stream.concat(hosts.stream(), bucketHosts.stream())
                        .map(pattern -> pattern.template().replaceFirst("/.*", ""))
                        .anyMatch(
                                known ->
                                        host.endsWith(
                                                known.substring(
                                                        known.lastIndexOf(
                                                                '.', known.lastIndexOf('.') - 1))));
    }

    /** Returns the names in an address at which visitors find objects, but programs no API. */
    Optional<UrlPattern.Match> publicUrl(String url) {
        return first(publicUrls, url);
    }

    boolean hasScheme(String scheme) {
        return schemes.contains(scheme);
    }

    /** Every pattern, for a test that compiles them. */
    List<UrlPattern> patterns() {
        return Stream.of(
                        hosts,
                        bucketHosts,
                        List.copyOf(otherHosts.keySet()),
                        List.copyOf(consoles.keySet()),
                        publicUrls)
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<UrlPattern.Match> first(List<UrlPattern> patterns, String url) {
        return patterns.stream()
                .map(pattern -> pattern.match(url))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A way to match a pattern. */
    private interface Matching {
        Optional<UrlPattern.Match> match(UrlPattern pattern, String url);
    }

    private Optional<Api> api(String url, Matching matching) {
        return Stream.of(bucketHosts, hosts)
                .flatMap(List::stream)
                .map(each -> api(matching.match(each, url), each.template()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(
                        () ->
                                otherHosts.entrySet().stream()
                                        .map(
                                                each ->
                                                        api(
                                                                matching.match(each.getKey(), url),
                                                                each.getValue()))
                                        .flatMap(Optional::stream)
                                        .findFirst());
    }

    private Optional<Api> api(Optional<UrlPattern.Match> match, String template) {
        return match.map(found -> new Api(service, found.fill(template), found));
    }
}
