package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.service.Authority;
import io.dropsize.store.service.PastedText;
import io.dropsize.store.service.Service;
import io.dropsize.store.service.ServiceUrls;

import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one validation of destinations, for the form, the command line and the client. It checks
 * everything that doesn't need the network.
 */
public final class DestinationRules {
    public static final int MAX_NAME_LENGTH = 60;

    static final WebAddress ENDPOINT = new WebAddress(Service.ENDPOINT_EXAMPLE);
    private static final WebAddress PUBLIC_URL = new WebAddress("https://images.example.com");

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int MAX_BUCKET_LENGTH = 63;

    /** Self-hosted services have buckets from before the rules became strict. */
    private static final Pattern OLD_BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

    private static final int MAX_OLD_BUCKET_LENGTH = 255;
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");

    private DestinationRules() {}

    /** A part of the validation. */
    private interface Check {
        void run();
    }

    /**
     * The public address that the user typed, with https:// if it has no scheme.
     *
     * @throws DropsizeException one of the kinds that begin with URL
     */
    public static URI publicUrl(String typed) {
        String text = PastedText.clean(typed).replaceFirst("/?(?:\\{key}|\\*)$", "");
        URI address = PUBLIC_URL.parse(text.contains(":/") ? text : "https://" + text);
        PUBLIC_URL.check(address);
        return address;
    }

    /**
     * An error for each invalid field, in the order of the fields. Empty if the destination can be
     * used. Key templates are validated when they are created.
     */
    public static Map<DestinationField, DropsizeException> problems(Destination destination) {
        Map<DestinationField, DropsizeException> problems = new EnumMap<>(DestinationField.class);
        add(problems, DestinationField.NAME, () -> checkName(destination.name()));
        add(problems, DestinationField.BUCKET, () -> checkBucket(destination));
        add(problems, DestinationField.REGION, () -> checkRegion(destination));
        if (!problems.containsKey(DestinationField.REGION) && !destination.isThisComputer()) {
            add(
                    problems,
                    DestinationField.ENDPOINT,
                    () -> checkEndpoint(Endpoints.of(destination), destination.bucket()));
        }
        add(problems, DestinationField.KEYS, () -> checkCredentials(destination.credentials()));
        URI publicUrl = destination.publicUrl();
        if (publicUrl != null) {
            add(problems, DestinationField.PUBLIC_URL, () -> PUBLIC_URL.check(publicUrl));
        }
        add(problems, DestinationField.HEADERS, () -> destination.headers().check());
        return problems;
    }

    /**
     * Checks everything but the name, which the service doesn't see.
     *
     * @throws DropsizeException the first of {@link #problems}
     */
    public static void check(Destination destination) {
        Map<DestinationField, DropsizeException> problems = problems(destination);
        problems.remove(DestinationField.NAME);
        throwFirst(problems);
    }

    /**
     * Checks a destination that is to be saved.
     *
     * @throws DropsizeException the first of {@link #problems}
     */
    public static void checkNew(Destination destination) {
        throwFirst(problems(destination));
    }

    private static void throwFirst(Map<DestinationField, DropsizeException> problems) {
        problems.values().stream()
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw problem;
                        });
    }

    /**
     * Whether another destination has the name, ignoring case.
     *
     * @param others the names of the other destinations
     */
    public static Optional<DropsizeException> nameInUse(String name, Collection<String> others) {
        return others.stream().anyMatch(name.strip()::equalsIgnoreCase)
                ? Optional.of(new DropsizeException(ErrorKind.NAME_IN_USE, name.strip()))
                : Optional.empty();
    }

    /**
     * The problem with a destination's mirrors, if any: copies go to the mirrors of a destination,
     * but not to the mirrors of these.
     *
     * @param others the other destinations, as saved
     */
    public static Optional<DropsizeException> mirrorProblem(
            Destination destination, Collection<Destination> others) {
        String name = destination.name();
        for (String mirror : destination.mirrors()) {
            if (mirror.equals(name)) {
                return Optional.of(new DropsizeException(ErrorKind.MIRROR_ITSELF, name));
            }
            Optional<Destination> known =
                    others.stream().filter(other -> other.name().equals(mirror)).findFirst();
            if (known.isEmpty()) {
                return Optional.of(new DropsizeException(ErrorKind.UNKNOWN_NAME, mirror));
            }
            if (known.get().mirrors().contains(name)) {
                return Optional.of(new DropsizeException(ErrorKind.MIRROR_LOOP, name, mirror));
            }
        }
        return Optional.empty();
    }

    private static void add(
            Map<DestinationField, DropsizeException> problems,
            DestinationField field,
            Check check) {
        try {
            check.run();
        } catch (DropsizeException e) {
            problems.put(field, e);
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.strip().length() > MAX_NAME_LENGTH) {
            throw new DropsizeException(ErrorKind.NAME_LENGTH, "" + MAX_NAME_LENGTH);
        }
    }

    private static void checkBucket(Destination destination) {
        String bucket = destination.bucket();
        if (bucket.isBlank()) {
            throw new DropsizeException(ErrorKind.BUCKET_NEEDED);
        }
        if (bucket.matches("arn:.*:s3:.*:accesspoint/.*")) {
            throw new DropsizeException(ErrorKind.BUCKET_IS_ACCESS_POINT);
        }
        boolean strict = destination.service().hasStrictBucketNames();
        if (!(strict ? BUCKET : OLD_BUCKET).matcher(bucket).matches() || bucket.contains("..")) {
            int max = strict ? MAX_BUCKET_LENGTH : MAX_OLD_BUCKET_LENGTH;
            throw new DropsizeException(ErrorKind.BUCKET_NAME_WRONG, bucket, "" + max);
        }
    }

    private static void checkRegion(Destination destination) {
        String region = destination.region();
        if (region != null && !region.isBlank()) {
            checkRegion(region.strip());
        } else if (needsRegion(destination)) {
            throw new DropsizeException(ErrorKind.REGION_NEEDED, destination.service().label());
        }
    }

    /** Returns whether neither service nor endpoint imply the region. */
    private static boolean needsRegion(Destination destination) {
        Service service = destination.service();
        return service.regionNeed() == Service.Need.REQUIRED
                && (destination.endpoint() == null
                        || service.endpointNeed() == Service.Need.REQUIRED);
    }

    static void checkRegion(String region) {
        if (!REGION.matcher(region).matches()) {
            throw new DropsizeException(ErrorKind.REGION_WRONG, region);
        }
    }

    private static void checkEndpoint(URI endpoint, String bucket) {
        checkEndpoint(endpoint);
        Endpoints.withoutBucket(endpoint, bucket)
                .ifPresent(
                        right -> {
                            throw new DropsizeException(
                                    ErrorKind.ENDPOINT_HAS_BUCKET, right.toString());
                        });
    }

    static void checkEndpoint(URI endpoint) {
        requireApi(endpoint);
        ENDPOINT.check(endpoint);
        String path = endpoint.getRawPath();
        if (path != null && !path.isEmpty() && !path.equals("/") && !isPathOfService(endpoint)) {
            throw new DropsizeException(
                    ErrorKind.ENDPOINT_HAS_PATH,
                    endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        }
    }

    /** Pages of consoles and addresses for visitors look like endpoints. */
    private static void requireApi(URI endpoint) {
        ServiceUrls.forPeople(Authority.hostOf(endpoint) + endpoint.getPath())
                .ifPresent(
                        service -> {
                            throw new DropsizeException(
                                    ErrorKind.ENDPOINT_NOT_API,
                                    service.label(),
                                    service.endpointExample());
                        });
    }

    /** Some services have their API below a path, also where someone hosts them. */
    private static boolean isPathOfService(URI endpoint) {
        return endpoint.getRawPath().matches("/(?:[A-Za-z0-9._-]+/)+s3/?")
                || ServiceUrls.find(endpoint)
                        .filter(known -> known.match().bucket().isEmpty())
                        .filter(known -> known.match().rest().isEmpty())
                        .isPresent();
    }

    private static void checkCredentials(Credentials credentials) {
        switch (credentials) {
            case Credentials.AccessKey(String id) when id.isBlank() ->
                    throw new DropsizeException(ErrorKind.ACCESS_KEY_NEEDED);
            case Credentials.Profile(String name) when name.isBlank() ->
                    throw new DropsizeException(ErrorKind.PROFILE_NEEDED);
            case Credentials.AccessKey _, Credentials.Profile _, Credentials.Environment _ -> {}
        }
    }
}
