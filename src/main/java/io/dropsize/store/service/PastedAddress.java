package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            Pattern.compile("(?i)arn:aws[a-z-]*:s3:::([^/:]+)(?:/(.*))?");
    private static final Pattern ACCESS_POINT =
            Pattern.compile(
                    "(?i)arn:aws[a-z-]*:s3:([a-z0-9-]+):([0-9]+):accesspoint[/:]([^/:]+)"
                            + "(?:/object/(.*))?");
    private static final Pattern REGION_OPTION = Pattern.compile("--region[= ]+([A-Za-z0-9-]+)");
    private static final Pattern BUCKET_URI =
            Pattern.compile("(?i)([a-z][a-z0-9]*)://([^/.:@?#]+(?:\\.[^/:@?#]+)*)(?:/(.*))?");
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
        return known(typed, true);
    }

    /** Understands a text in the field of the bucket. */
    static Optional<PastedAddress> ofBucket(String typed) {
        String text = PastedText.clean(typed);
        Optional<PastedAddress> known = known(typed, text.contains("://"));
        if (known.isPresent() || text.contains(":") || text.contains("?") || text.isEmpty()) {
            return known;
        }
        String[] parts = text.replaceFirst("^/+", "").split("/", 2);
        return Optional.of(of(null, parts[0], parts.length > 1 ? parts[1] : ""));
    }

    private static Optional<PastedAddress> known(String typed, boolean unknownHosts) {
        String text = PastedText.clean(typed);
        if (typed.split("://", -1).length > 2) {
            return command(typed);
        }
        return bucketUri(text).or(() -> url(text, unknownHosts)).or(() -> command(typed));
    }

    /** Returns the addresses in a command such as {@code aws s3 ls s3://…}. */
    private static Optional<PastedAddress> command(String text) {
        List<String> words = Stream.of(text.split("\\s+")).map(PastedText::clean).toList();
        Optional<PastedAddress> bucket = first(words, PastedAddress::bucketUri);
        Optional<PastedAddress> server =
                first(words, word -> word.contains("://") ? url(word, true) : Optional.empty());
        Matcher named = REGION_OPTION.matcher(text);
        String region = named.find() ? named.group(1) : "";
        return bucket.map(it -> server.map(at -> at.withBucketOf(it)).orElse(it))
                .or(() -> server)
                .map(it -> it.region.isEmpty() ? it.withRegion(region) : it);
    }

    private static Optional<PastedAddress> first(
            List<String> words, Function<String, Optional<PastedAddress>> reader) {
        return words.stream().map(reader).flatMap(Optional::stream).findFirst();
    }

    /** Returns an ARN, or an address whose scheme is a service's and whose host is a bucket. */
    private static Optional<PastedAddress> bucketUri(String text) {
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return Optional.of(of(null, arn.group(1), arn.group(2)));
        }
        Matcher point = ACCESS_POINT.matcher(text);
        if (point.matches()) {
            return Optional.of(accessPoint(point));
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

    /** Returns an access point as a bucket, which it is to requests at its host. */
    private static PastedAddress accessPoint(Matcher arn) {
        String region = arn.group(1).toLowerCase(Locale.ROOT);
        String endpoint =
                Service.AMAZON_S3
                        .endpoint(region)
                        .orElseThrow()
                        .replace("//s3", "//s3-accesspoint");
        return at(Service.AMAZON_S3, endpoint, region)
                .withBucket(arn.group(3) + "-" + arn.group(2), orEmpty(arn.group(4)));
    }

    /**
     * @param unknownHosts whether hosts of no known service are accepted
     */
    private static Optional<PastedAddress> url(String text, boolean unknownHosts) {
        return PastedUrl.of(text).flatMap(url -> url(url, unknownHosts));
    }

    private static Optional<PastedAddress> url(PastedUrl url, boolean unknownHosts) {
        String known = url.host() + url.path();
        Optional<PastedAddress> forPeople =
                ServiceUrls.search(urls -> console(urls, url))
                        .or(() -> ServiceUrls.search(urls -> publicUrl(urls, known)));
        if (forPeople.isPresent() || ServiceUrls.forPeople(known).isPresent()) {
            return forPeople;
        }
        return api(url).or(() -> unknownHosts ? unknown(url) : Optional.empty());
    }

    /** Returns a page that shows a bucket. */
    private static Optional<PastedAddress> console(ServiceUrls urls, PastedUrl url) {
        return urls.console(url.host() + url.port() + url.page())
                .map(page -> page.with(url.parameter("region", "bucketRegion")))
                .flatMap(page -> page(urls.service(), page, url));
    }

    private static Optional<PastedAddress> page(
            Service service, ServiceUrls.Page page, PastedUrl url) {
        String inPath = PastedUrl.decode(page.match().bucket());
        String bucket = or(inPath, url.parameter("bucket", "bucketName"));
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        PastedAddress found =
                of(service, bucket, or(url.parameter("prefix", "path"), page.match().rest()))
                        .withRegion(page.match().region());
        return Optional.of(
                page.endpoint()
                        .map(it -> it.contains("://") ? it : url.scheme() + "://" + it)
                        .map(found::withEndpoint)
                        .orElse(found));
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

    private static Optional<PastedAddress> api(PastedUrl url) {
        return ServiceUrls.find(url.host(), url.path())
                .map(
                        known -> {
                            UrlPattern.Match match = known.match();
                            PastedAddress endpoint =
                                    at(
                                            known.service(),
                                            endpoint(known, url.port()),
                                            match.region());
                            return match.bucket().isEmpty()
                                    ? endpoint.withPath(match.rest())
                                    : endpoint.withBucket(match.bucket(), match.rest());
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

    private static Optional<PastedAddress> unknown(PastedUrl url) {
        String endpoint = url.scheme() + "://" + url.host() + url.port();
        String path = url.path().replaceAll("^/+|/+$", "");
        return url.isWord()
                ? Optional.empty()
                : Optional.of(new PastedAddress(null, endpoint, "", "", "", path, ""));
    }

    /** Returns the first part of the path is the bucket. */
    private PastedAddress withPath(String rest) {
        String[] parts = rest.replaceFirst("^/+", "").split("/", 2);
        return withBucket(PastedUrl.decode(parts[0]), parts.length > 1 ? parts[1] : "");
    }

    private PastedAddress withBucket(String named, String rest) {
        return new PastedAddress(service, endpoint, region, named, folder(rest), "", publicUrl);
    }

    private PastedAddress withBucketOf(PastedAddress other) {
        return service == null
                ? new PastedAddress(
                        null, endpoint, "", "", "", other.bucket + "/" + other.folder, publicUrl)
                : withBucket(other.bucket, other.folder);
    }

    private PastedAddress withRegion(String named) {
        return new PastedAddress(service, endpoint, named, bucket, folder, path, publicUrl);
    }

    private PastedAddress withEndpoint(String known) {
        return new PastedAddress(service, known, region, bucket, folder, path, publicUrl);
    }

    /** Returns the path's folders, without the name of a file and the slash at the end. */
    private static String folder(@Nullable String path) {
        String text = PastedUrl.decode(orEmpty(path)).replaceAll("/?\\*$", "");
        int name = text.lastIndexOf('/') + 1;
        String folders =
                FILE.matcher(text.substring(name)).matches() ? text.substring(0, name) : text;
        return folders.replaceAll("^/+|/+$", "");
    }

    private static String withoutEnd(String url, String rest) {
        return url.substring(0, url.length() - rest.length()).replaceAll("/+$", "");
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
