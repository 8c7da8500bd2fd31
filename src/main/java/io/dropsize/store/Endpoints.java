package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoint of each service, and the region for signing requests to it. */
public final class Endpoints {
    /** The region that S3 reports for a bucket without one; self-hosted services accept it. */
    private static final String USUAL_REGION = "us-east-1";

    private static final String R2_ENDPOINT = "https://ACCOUNT-ID.r2.cloudflarestorage.com";

    private static final Pattern REGION_IN_HOST =
            Pattern.compile(
                    "(?:.+\\.)?s3[.-]([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|backblazeb2\\.com"
                            + "|wasabisys\\.com)|(?:.+\\.)?([a-z0-9-]+)\\.digitaloceanspaces\\.com");

    /** Alibaba OSS and Tencent COS: they reject a bucket in the path. */
    private static final Pattern BUCKET_IN_HOST =
            Pattern.compile(
                    "(?i)(?:s3\\.)?oss-[a-z0-9-]+\\.aliyuncs\\.com"
                            + "|cos[a-z-]*\\.[a-z0-9-]+\\.(?:myqcloud\\.com|tencentcos\\.cn)");

    /** Hosts that customers share, so that a name before them can only be a bucket's. */
    private static final Pattern SHARED_HOST =
            Pattern.compile(
                    "s3[.-](?:.+\\.)?amazonaws\\.com(?:\\.cn)?"
                            + "|s3\\.[a-z0-9-]+\\.backblazeb2\\.com"
                            + "|s3\\.(?:[a-z0-9-]+\\.)?wasabisys\\.com"
                            + "|[a-z0-9]+\\.(?:cdn\\.)?digitaloceanspaces\\.com"
                            + "|[0-9a-f]{32}\\.(?:[a-z]+\\.)?r2\\.cloudflarestorage\\.com|"
                            + BUCKET_IN_HOST.pattern());

    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(?:.+\\.)?localhost\\.?|127(\\.[0-9]{1,3}){3}|\\[(?:0*:)*:?0*1]");

    private Endpoints() {}

    /**
     * Parses the endpoint that the user typed.
     *
     * @throws DropsizeException one of the kinds that begin with URL, ENDPOINT_HAS_PATH
     */
    public static URI parse(String typed) {
        URI endpoint = DestinationRules.ENDPOINT.parse(typed);
        DestinationRules.checkEndpoint(endpoint);
        return endpoint;
    }

    /** Whether requests to this address stay on this computer. */
    public static boolean isLoopback(URI endpoint) {
        return LOOPBACK.matcher(String.valueOf(endpoint.getHost())).matches();
    }

    /** Whether others on the network can read images, links and signatures. */
    public static boolean isUnprotected(URI endpoint) {
        return "http".equalsIgnoreCase(endpoint.getScheme()) && !isLoopback(endpoint);
    }

    /**
     * The endpoint of a destination's service.
     *
     * @throws DropsizeException REGION_NEEDED, ENDPOINT_NEEDED; always for {@link
     *     Service#THIS_COMPUTER} without an endpoint, because only the running server has its
     *     address
     */
    public static URI of(Destination destination) {
        URI endpoint = destination.endpoint();
        if (endpoint != null) {
            DestinationRules.checkEndpoint(endpoint);
            return endpoint;
        }
        Service service = destination.service();
        return switch (service) {
            case AMAZON_S3 -> host(amazon(checkedRegion(destination)));
            case BACKBLAZE_B2 -> host("s3." + neededRegion(destination) + ".backblazeb2.com");
            case WASABI -> host("s3." + neededRegion(destination) + ".wasabisys.com");
            case DIGITALOCEAN_SPACES -> host(neededRegion(destination) + ".digitaloceanspaces.com");
            case CLOUDFLARE_R2 ->
                    throw new DropsizeException(
                            ErrorKind.ENDPOINT_NEEDED, service.label(), R2_ENDPOINT);
            case MINIO, CEPH, OTHER, THIS_COMPUTER ->
                    throw new DropsizeException(
                            ErrorKind.ENDPOINT_NEEDED,
                            service.label(),
                            DestinationRules.ENDPOINT_EXAMPLE);
        };
    }

    /**
     * The region for signing requests: the configured one, the one in the endpoint's host, or the
     * default.
     */
    public static String region(Destination destination) {
        String region = given(destination.region());
        if (region != null) {
            return region;
        }
        URI endpoint = destination.endpoint();
        if (endpoint != null && endpoint.getHost() != null) {
            Matcher host = REGION_IN_HOST.matcher(endpoint.getHost());
            if (host.matches()) {
                return host.group(1) != null ? host.group(1) : host.group(2);
            }
        }
        return destination.service() == Service.CLOUDFLARE_R2 ? "auto" : USUAL_REGION;
    }

    /** Whether the service requires the bucket's name in the host instead of the path. */
    public static boolean wantsBucketInHost(URI endpoint) {
        return endpoint.getHost() != null && BUCKET_IN_HOST.matcher(endpoint.getHost()).matches();
    }

    /** The service's own address, if a known service's bucket precedes it. */
    static Optional<URI> withoutBucket(URI endpoint, String bucket) {
        String host = String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT);
        String before = bucket.toLowerCase(Locale.ROOT) + ".";
        if (!host.startsWith(before)) {
            return Optional.empty();
        }
        String rest = host.substring(before.length());
        if (!SHARED_HOST.matcher(rest).matches()) {
            return Optional.empty();
        }
        String own = rest.replace(".cdn.digitalocean", ".digitalocean");
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        return Optional.of(URI.create(endpoint.getScheme() + "://" + own + port));
    }

    private static String checkedRegion(Destination destination) {
        String region = region(destination);
        DestinationRules.checkRegion(region);
        return region;
    }

    private static String neededRegion(Destination destination) {
        String region = given(destination.region());
        if (region == null) {
            throw new DropsizeException(ErrorKind.REGION_NEEDED, destination.service().label());
        }
        DestinationRules.checkRegion(region);
        return region;
    }

    /** The regions in China have their own domain. */
    private static String amazon(String region) {
        return "s3." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : "");
    }

    private static URI host(String host) {
        return URI.create("https://" + host);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
