package io.dropsize.store.s3.credentials;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The credentials that the AWS tools find without a profile's name, in their order: keys in the
 * environment, a web identity, the profile of {@code AWS_PROFILE} or {@code default}, a container's
 * role, an instance's role. Each source is used only where something indicates that it exists.
 */
final class EnvironmentCredentials implements AwsCredentialsProvider {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentCredentials.class);

    private final Map<String, String> environment;
    private final Supplier<ProfileFile> profiles;
    private final Supplier<AwsCredentialsProvider> ofProfile;
    private @Nullable AwsCredentialsProvider found;

    EnvironmentCredentials(
            Map<String, String> environment,
            Supplier<ProfileFile> profiles,
            Supplier<AwsCredentialsProvider> ofProfile) {
        this.environment = environment;
        this.profiles = profiles;
        this.ofProfile = ofProfile;
    }

    /** Returns the profile that applies if no other is named. */
    static String profileName(Map<String, String> environment) {
        String name = environment.get("AWS_PROFILE");
        return name == null || name.isBlank() ? "default" : name.strip();
    }

    /**
     * Resolves the credentials. The first source that has any is kept, so that all calls share a
     * role's session.
     */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        if (found == null) {
            found = source();
        }
        return found.resolveCredentials();
    }

    private AwsCredentialsProvider source() {
        if (has("AWS_ACCESS_KEY_ID")) {
            return EnvironmentVariableCredentialsProvider.create();
        }
        if (has("AWS_WEB_IDENTITY_TOKEN_FILE")) {
            return WebIdentityTokenFileCredentialsProvider.create();
        }
        if (has("AWS_PROFILE") || profiles.get().profile(profileName(environment)).isPresent()) {
            return ofProfile.get();
        }
        if (has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                || has("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            return ContainerCredentialsProvider.create();
        }
        if (has("AWS_EC2_METADATA_SERVICE_ENDPOINT") || isInstance()) {
            return InstanceProfileCredentialsProvider.create();
        }
        throw SdkClientException.create("the environment has no credentials");
    }

    private boolean has(String variable) {
        String value = environment.get(variable);
        return value != null && !value.isBlank();
    }

    /**
     * Returns whether this computer is an instance of EC2: elsewhere, a request to the metadata
     * service takes seconds to fail.
     */
    private static boolean isInstance() {
        for (String name : List.of("sys_vendor", "bios_vendor", "bios_version")) {
            Path file = Path.of("/sys/class/dmi/id", name);
            try {
                if (Files.isReadable(file)
                        && Files.readString(file).toLowerCase(Locale.ROOT).contains("amazon")) {
                    return true;
                }
            } catch (IOException e) {
                LOG.debug("{} can't be read: {}", file, e.toString());
            }
        }
        return false;
    }
}
