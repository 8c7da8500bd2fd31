package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.SecretKey;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

import java.util.Optional;
import java.util.function.Supplier;

/** Reads a destination's credentials exactly from the source that it names. */
final class S3Credentials {
    private S3Credentials() {}

    /**
     * @param keys called only for {@link Credentials.AccessKey} and "This computer"
     * @param profiles called only for {@link Credentials.Profile}, and again for each use
     * @throws DropsizeException CREDENTIALS_MISSING, from here or from the provider's first use;
     *     the latter also throws the exceptions of {@code profiles}
     */
    static AwsCredentialsProvider of(
            Destination destination,
            Supplier<Optional<SecretKey>> keys,
            Supplier<ProfileFile> profiles) {
        if (destination.isThisComputer()) {
            return fixed(destination, keys);
        }
        return switch (destination.credentials()) {
            case Credentials.AccessKey _ -> fixed(destination, keys);
            case Credentials.Environment _ ->
                    guarded(destination, EnvironmentVariableCredentialsProvider.create());
            case Credentials.Profile(String name) ->
                    guarded(
                            destination,
                            ProfileCredentialsProvider.builder()
                                    .profileName(name)
                                    .profileFile(profiles)
                                    .build());
        };
    }

    private static AwsCredentialsProvider fixed(
            Destination destination, Supplier<Optional<SecretKey>> keys) {
        SecretKey key = keys.get().orElseThrow(() -> missing(destination, null));
        if (key.id().isBlank() || key.secret().isBlank()) {
            throw missing(destination, null);
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    /** A missing profile, one without keys and a missing module throw different exceptions. */
    private static AwsCredentialsProvider guarded(
            Destination destination, AwsCredentialsProvider provider) {
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (SdkClientException | IllegalStateException | IllegalArgumentException e) {
                throw missing(destination, e);
            }
        };
    }

    private static DropsizeException missing(Destination destination, @Nullable Throwable cause) {
        return new DropsizeException(ErrorKind.CREDENTIALS_MISSING, cause, destination.name());
    }
}
