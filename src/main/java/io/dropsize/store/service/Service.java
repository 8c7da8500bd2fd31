package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An S3 service that Dropsize supports by name, as {@code services/services.json} describes it.
 * Compared by identity.
 */
public final class Service {
    private static final Map<String, Service> ALL = ServiceFile.read();

    /** The server inside the program. */
    public static final Service THIS_COMPUTER = named("THIS_COMPUTER");

    /** The service of a destination for which none was chosen. */
    public static final Service AMAZON_S3 = named("AMAZON_S3");

    /** A service without known rules. */
    public static final Service OTHER = named("OTHER");

    /** The region that S3 reports for a bucket without one; self-hosted services accept it. */
    private static final String FALLBACK_REGION = "us-east-1";

    /** An endpoint of a service that is not known. */
    public static final String ENDPOINT_EXAMPLE = "https://s3.example.com";

    /** Whether the user has to enter a value. */
    public enum Need {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** Which names of buckets the service allows. */
    enum BucketNames {
        STRICT,
        /** The current rules, and those from before S3's rules became strict. */
        OLD
    }

    /** The service's support of {@code If-None-Match} with a put. */
    public enum ConditionalPut {
        YES,
        NO,
        UNKNOWN
    }

    private final String name;
    private final String label;
    private final @Nullable String endpoint;
    private final Map<String, String> regionalEndpoints;
    private final @Nullable String endpointExample;
    private final Need region;
    private final String defaultRegion;
    private final List<String> regions;
    private final BucketNames bucketNames;
    private final ConditionalPut conditionalPut;
    private final PublicLink publicLink;
    private final PolicySupport policies;
    private final String principal;
    private final @Nullable String keys;
    private final List<String> sources;
    private final List<String> examples;
    private final ServiceUrls urls;

    /**
     * @throws IllegalArgumentException if a field is missing, unknown or has an unknown value
     */
    Service(ServiceEntry entry) {
        name = entry.text("name");
        label = entry.text("label");
        endpoint = entry.textOrNull("endpoint");
        regionalEndpoints = entry.texts("regionalEndpoints");
        endpointExample = entry.textOrNull("endpointExample");
        ServiceEntry regionEntry = entry.entry("region");
        region = regionEntry.choice("need", Need.class);
        String fallback = regionEntry.textOrNull("default");
        defaultRegion = fallback == null ? FALLBACK_REGION : fallback;
        regions = regionEntry.list("known");
        bucketNames = entry.choice("bucketNames", BucketNames.class);
        conditionalPut = entry.choice("conditionalPut", ConditionalPut.class);
        publicLink = new PublicLink(entry.text("publicLink"));
        policies = entry.choice("policies", PolicySupport.class);
        String user = entry.textOrNull("principal");
        principal = user == null ? "USER" : user;
        keys = entry.textOrNull("keys");
        sources =
                Stream.of(entry.text("source"), entry.textOrNull("consoleSource"))
                        .filter(Objects::nonNull)
                        .toList();
        examples = entry.list("examples");
        urls = new ServiceUrls(this, entry, regionEntry.textOrNull("pattern"));
        regionEntry.requireAllRead();
        entry.requireAllRead();
    }

    /** All services, in the order of the file. */
    static List<Service> all() {
        return List.copyOf(ALL.values());
    }

    /** Returns the services to choose from: all but the server inside the program. */
    public static List<Service> remote() {
        return ALL.values().stream().filter(each -> each != THIS_COMPUTER).toList();
    }

    /**
     * The service with this name, in the spelling of the settings or of the command line.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Service named(String name) {
        Service found = ALL.get(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }

    /** Returns the name in the settings, such as {@code AMAZON_S3}. */
    public String name() {
        return name;
    }

    /** Returns the name as the value of an option, such as {@code amazon-s3}. */
    public String optionName() {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the display name. */
    public String label() {
        return label;
    }

    /** Returns the endpoint of a region; empty if it has to be entered. */
    public Optional<String> endpoint(String wanted) {
        return regionalEndpoints.entrySet().stream()
                .filter(each -> wanted.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(endpoint))
                .map(template -> template.replace("{region}", wanted));
    }

    /** Returns whether the endpoint depends on the region. */
    public boolean hasRegionalEndpoint() {
        return endpoint != null && endpoint.contains("{region}");
    }

    /** Returns an endpoint for the user to follow. */
    public String endpointExample() {
        return endpointExample != null
                ? endpointExample
                : endpoint(regions.isEmpty() ? defaultRegion : regions.getFirst())
                        .orElse(ENDPOINT_EXAMPLE);
    }

    /** Returns whether the user has to enter an endpoint. */
    public Need endpointNeed() {
        if (this == THIS_COMPUTER) {
            return Need.NONE;
        }
        return endpoint == null ? Need.REQUIRED : Need.OPTIONAL;
    }

    /** Returns whether the user has to enter a region. */
    public Need regionNeed() {
        return region;
    }

    /** Returns the region for signing requests if there is no other. */
    public String defaultRegion() {
        return defaultRegion;
    }

    /** Regions to choose from; the service may have others. */
    public List<String> regions() {
        return regions;
    }

    public boolean hasStrictBucketNames() {
        return bucketNames == BucketNames.STRICT;
    }

    public ConditionalPut conditionalPut() {
        return conditionalPut;
    }

    /** Returns which policies the service has in Amazon S3's format. */
    public PolicySupport policies() {
        return policies;
    }

    /** How bucket policies name a user, with capitals to replace. */
    public String principal() {
        return principal;
    }

    /** The service's own addresses for visitors. */
    public PublicLink publicLink() {
        return publicLink;
    }

    /** Returns whether visitors can open objects at an address of the service. */
    public boolean hasPublicAddress() {
        return publicLink.exists();
    }

    /** Returns where the user finds access keys; empty if unknown. */
    public Optional<String> keys() {
        return Optional.ofNullable(keys);
    }

    /** Returns the documents that these facts are from. */
    List<String> sources() {
        return sources;
    }

    /** Endpoints of this service. */
    List<String> examples() {
        return examples;
    }

    ServiceUrls urls() {
        return urls;
    }

    @Override
    public String toString() {
        return name;
    }
}
