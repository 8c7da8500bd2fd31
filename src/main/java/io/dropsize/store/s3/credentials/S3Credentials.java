package io.dropsize.store.s3.credentials;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.SecretKey;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a destination's credentials from the source that it names, as the AWS tools read them. */
public final class S3Credentials {
    private S3Credentials() {}

    /**
     * The credentials of a destination, with the user's AWS files and this process's environment.
     *
     * @param keys called only for {@link Credentials.AccessKey} and "This computer"
     * @throws DropsizeException CREDENTIALS_MISSING, from here or from the provider's first use;
     *     the latter also throws errors of the AWS files and their profiles
     */
    public static AwsCredentialsProvider of(
            Destination destination, Supplier<Optional<SecretKey>> keys) {
        return of(destination, keys, AwsFiles.ofTheUser(), System.getenv());
    }

    /**
     * @param keys called only for {@link Credentials.AccessKey} and "This computer"
     * @param profiles called only for the other kinds, and again for each use
     * @throws DropsizeException CREDENTIALS_MISSING, from here or from the provider's first use;
     *     the latter also throws those of {@link ProfileProblems} and of {@code profiles}
     */
    static AwsCredentialsProvider of(
            Destination destination,
            Supplier<Optional<SecretKey>> keys,
            Supplier<ProfileFile> profiles,
            Map<String, String> environment) {
        if (destination.isThisComputer()) {
            return fixed(destination, keys);
        }
        return switch (destination.credentials()) {
            case Credentials.AccessKey _ -> fixed(destination, keys);
            case Credentials.Environment _ -> {
                String name = EnvironmentCredentials.profileName(environment);
                var problems = new ProfileProblems(destination, name, profiles);
                yield new SharedLookup(
                        new EnvironmentCredentials(
                                environment, profiles, () -> profile(name, profiles, problems)),
                        problems);
            }
            case Credentials.Profile(String name) -> {
                var problems = new ProfileProblems(destination, name, profiles);
                yield new SharedLookup(profile(name, profiles, problems), problems);
            }
        };
    }

    private static AwsCredentialsProvider profile(
            String name, Supplier<ProfileFile> profiles, ProfileProblems problems) {
        AwsCredentialsProvider provider =
                ProfileCredentialsProvider.builder()
                        .profileName(name)
                        .profileFile(profiles)
                        .build();
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (RuntimeException e) {
                throw problems.ofProfile(e);
            }
        };
    }

    private static AwsCredentialsProvider fixed(
            Destination destination, Supplier<Optional<SecretKey>> keys) {
        SecretKey key = keys.get().orElseThrow(() -> missing(destination));
        if (key.id().isBlank() || key.secret().isBlank()) {
            throw missing(destination);
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    private static DropsizeException missing(Destination destination) {
        return new DropsizeException(ErrorKind.CREDENTIALS_MISSING, destination.name());
    }
}
