package io.dropsize.store.s3.credentials;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.service.Service;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Region and endpoint of Amazon S3 where the destination has none: those of its AWS profile, or of
 * the environment if that has its credentials.
 */
public final class AwsDefaults {
    /** In the value of {@code s3} of a section {@code services}. */
    private static final Pattern ENDPOINT_OF_SERVICE =
            Pattern.compile("(?m)^\\s*endpoint_url\\s*=\\s*(\\S+)");

    private final Map<String, String> environment;
    private final Supplier<ProfileFile> profiles;

    AwsDefaults(Map<String, String> environment, Supplier<ProfileFile> profiles) {
        this.environment = environment;
        this.profiles = profiles;
    }

    /** Returns the defaults in the user's AWS files and this process's environment. */
    public static AwsDefaults ofTheUser() {
        return new AwsDefaults(System.getenv(), AwsFiles.ofTheUser());
    }

    /**
     * @throws DropsizeException if the AWS files are invalid and the destination names a profile;
     *     one of the kinds that begin with URL if the endpoint is invalid
     */
    public Destination applied(Destination destination) {
        if (destination.service() != Service.AMAZON_S3 || destination.endpoint() != null) {
            return destination;
        }
        return switch (destination.credentials()) {
            case Credentials.AccessKey _ -> destination;
            case Credentials.Profile(String name) ->
                    with(destination, region(name), endpoint(name));
            case Credentials.Environment _ -> ofEnvironment(destination);
        };
    }

    /**
     * Applies the environment's defaults. Errors in AWS files are ignored, because the keys are in
     * the environment.
     */
    private Destination ofEnvironment(Destination destination) {
        String name = EnvironmentCredentials.profileName(environment);
        return with(
                destination,
                variables("AWS_REGION", "AWS_DEFAULT_REGION")
                        .or(() -> ifReadable(() -> region(name))),
                variables("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
                        .filter(_ -> !ignoresEndpoints(Optional.empty()))
                        .or(() -> ifReadable(() -> endpoint(name))));
    }

    private static Optional<String> ifReadable(Supplier<Optional<String>> value) {
        try {
            return value.get();
        } catch (DropsizeException _) {
            return Optional.empty();
        }
    }

    private static Destination with(
            Destination destination, Optional<String> region, Optional<String> endpoint) {
        String own = destination.region();
        URI url = endpoint.map(Endpoints::parse).orElse(null);
        String applied = own == null || own.isBlank() ? region.orElse(own) : own;
        return destination.at(applied, url);
    }

    private Optional<Profile> profile(String name) {
        return profiles.get().profile(name);
    }

    private Optional<String> region(String name) {
        return profile(name).flatMap(profile -> profile.property("region"));
    }

    private Optional<String> endpoint(String name) {
        Optional<Profile> profile = profile(name);
        if (ignoresEndpoints(profile)) {
            return Optional.empty();
        }
        return profile.flatMap(each -> each.property("services"))
                .flatMap(services -> profiles.get().getSection("services", services))
                .flatMap(services -> services.property("s3"))
                .map(ENDPOINT_OF_SERVICE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .or(() -> profile.flatMap(each -> each.property("endpoint_url")));
    }

    private boolean ignoresEndpoints(Optional<Profile> profile) {
        return variables("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                .or(() -> profile.flatMap(each -> each.property("ignore_configured_endpoint_urls")))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private Optional<String> variables(String... names) {
        return Stream.of(names)
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }
}
