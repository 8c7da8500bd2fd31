package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.service.Authority;
import io.dropsize.store.service.Service;
import io.dropsize.store.service.ServiceUrls;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The endpoint of each service, and the region for signing requests to it. */
public final class Endpoints {
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

    /** Returns whether requests to this address stay on this computer. */
    public static boolean isLoopback(URI endpoint) {
        return LOOPBACK.matcher(Authority.hostOf(endpoint)).matches();
    }

    /** Returns whether others on the network can read images, links and signatures. */
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
        String region = service.hasRegionalEndpoint() ? neededRegion(destination) : "";
        return service.endpoint(region)
                .map(URI::create)
                .orElseThrow(
                        () ->
                                new DropsizeException(
                                        ErrorKind.ENDPOINT_NEEDED,
                                        service.label(),
                                        service.endpointExample()));
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
        Optional<ServiceUrls.Api> known =
                endpoint == null ? Optional.empty() : ServiceUrls.find(endpoint);
        return known.map(api -> api.match().region())
                .filter(found -> !found.isEmpty())
                .orElseGet(
                        () ->
                                known.map(ServiceUrls.Api::service)
                                        .orElse(destination.service())
                                        .defaultRegion());
    }

    /**
     * The destination in another region.
     *
     * @param endpoint its current one; replaced if it is a known service's with an endpoint for
     *     each region
     */
    public static Destination inRegion(Destination destination, URI endpoint, String region) {
        URI there =
                ServiceUrls.find(endpoint)
                        .map(ServiceUrls.Api::service)
                        .filter(Service::hasRegionalEndpoint)
                        .flatMap(service -> service.endpoint(region))
                        .map(URI::create)
                        .orElse(endpoint);
        return destination.at(region, there);
    }

    /** Returns whether the service requires the bucket's name in the host instead of the path. */
    public static boolean wantsBucketInHost(URI endpoint) {
        return ServiceUrls.wantsBucketInHost(Authority.hostOf(endpoint));
    }

    /** Returns the service's own address, if a known service's bucket precedes it. */
    static Optional<URI> withoutBucket(URI endpoint, String bucket) {
        int number = Authority.of(endpoint).map(Authority::port).orElse(-1);
        String port = number < 0 ? "" : ":" + number;
        return ServiceUrls.find(endpoint)
                .filter(known -> !bucket.isBlank())
                .filter(known -> known.match().bucket().equalsIgnoreCase(bucket))
                .map(known -> URI.create(endpoint.getScheme() + "://" + known.api() + port));
    }

    private static String neededRegion(Destination destination) {
        String region = given(destination.region());
        if (region == null) {
            if (destination.service().regionNeed() == Service.Need.REQUIRED) {
                throw new DropsizeException(ErrorKind.REGION_NEEDED, destination.service().label());
            }
            region = region(destination);
        }
        DestinationRules.checkRegion(region);
        return region;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
