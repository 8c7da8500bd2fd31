package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.net.URI;
import java.util.regex.Pattern;

/** What a destination must be like before anything is asked of its service. */
public final class DestinationRules {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** Self-hosted services keep buckets from before the rules were strict. */
    private static final Pattern OLD_BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");

    static final WebAddress ENDPOINT = new WebAddress("endpoint", "https://s3.example.com");
    static final WebAddress PUBLIC_URL =
            new WebAddress("public address", "https://images.example.com");

    private DestinationRules() {}

    /**
     * The public address the user typed.
     *
     * @throws DropsizeException BAD_SETTING with a sentence that says what is wrong
     */
    public static URI publicUrl(String typed) {
        URI address = PUBLIC_URL.parse(typed);
        PUBLIC_URL.check(address, true);
        return address;
    }

    /**
     * Looks at everything that can be told without the network.
     *
     * @throws DropsizeException BAD_SETTING with a sentence about the first thing that is wrong
     */
    public static void check(Destination destination) {
        if (destination.name().isBlank()) {
            throw bad("The destination needs a name.");
        }
        checkBucket(destination);
        String region = destination.region();
        if (region != null && !region.isBlank()) {
            checkRegion(region.strip());
        }
        if (!destination.isThisComputer()) {
            checkEndpoint(Endpoints.of(destination), destination.bucket());
        }
        URI publicUrl = destination.publicUrl();
        if (publicUrl != null) {
            PUBLIC_URL.check(publicUrl, true);
        }
        checkCredentials(destination.credentials());
    }

    private static void checkBucket(Destination destination) {
        String bucket = destination.bucket();
        if (bucket.isBlank()) {
            throw bad("The destination needs a bucket.");
        }
        boolean strict =
                switch (destination.service()) {
                    case CEPH, OTHER -> false;
                    default -> true;
                };
        if (!(strict ? BUCKET : OLD_BUCKET).matcher(bucket).matches() || bucket.contains("..")) {
            throw bad(
                    "“"
                            + bucket
                            + "” cannot be the name of a bucket. Bucket names have 3 to 63 lower"
                            + " case letters, digits, dots and hyphens.");
        }
    }

    static void checkRegion(String region) {
        if (!REGION.matcher(region).matches()) {
            throw bad("“" + region + "” is not a region. Regions look like eu-central-1.");
        }
    }

    /**
     * Looks at an endpoint beside the bucket that goes with it.
     *
     * @throws DropsizeException BAD_SETTING with a sentence about what is wrong
     */
    public static void checkEndpoint(URI endpoint, String bucket) {
        checkEndpoint(endpoint);
        Endpoints.withoutBucket(endpoint, bucket)
                .ifPresent(
                        right -> {
                            throw bad(
                                    "The endpoint holds the bucket's name. Leave it out: "
                                            + right
                                            + ".");
                        });
    }

    static void checkEndpoint(URI endpoint) {
        ENDPOINT.check(endpoint, false);
        String path = endpoint.getRawPath();
        if (path != null && !path.isEmpty() && !path.equals("/")) {
            throw bad(
                    "The endpoint may have no path. The bucket has its own field, so only the"
                            + " service's host belongs there.");
        }
    }

    private static void checkCredentials(Credentials credentials) {
        switch (credentials) {
            case Credentials.AccessKey(String id) when id.isBlank() ->
                    throw bad("The destination needs an access key.");
            case Credentials.Profile(String name) when name.isBlank() ->
                    throw bad("The destination needs the name of an AWS profile.");
            case Credentials.AccessKey _, Credentials.Profile _, Credentials.Environment _ -> {}
        }
    }

    private static DropsizeException bad(String sentence) {
        return new DropsizeException(ErrorKind.BAD_SETTING, sentence);
    }
}
