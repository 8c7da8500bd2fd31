package io.dropsize.store.s3.credentials;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.SafeText;
import io.dropsize.store.Destination;
import io.dropsize.store.Utf8;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Translates failures to get credentials from the AWS files to errors that name the remedy. */
final class ProfileProblems {
    /** Maximum length of a displayed message, in bytes. */
    private static final int MAX_MESSAGE = 300;

    private static final int HTTP_FORBIDDEN = 403;

    private final Destination destination;
    private final String name;
    private final Supplier<ProfileFile> profiles;

    /**
     * @param name the name of the profile
     */
    ProfileProblems(Destination destination, String name, Supplier<ProfileFile> profiles) {
        this.destination = destination;
        this.name = name;
        this.profiles = profiles;
    }

    /** Returns the error for a lookup that has exceeded its time limit. */
    DropsizeException tooSlow(Throwable cause, Duration limit) {
        return new DropsizeException(
                ErrorKind.PROFILE_FAILED,
                cause,
                name,
                "no keys after " + limit.toSeconds() + " seconds");
    }

    /** Translates an error of any source; errors of profiles are translated already. */
    DropsizeException of(Throwable thrown) {
        return thrown instanceof DropsizeException known
                ? known
                : new DropsizeException(ErrorKind.CREDENTIALS_MISSING, thrown, destination.name());
    }

    /**
     * Translates an error of a profile to one of the kinds that begin with PROFILE,
     * SSO_SIGN_IN_NEEDED or NETWORK_DOWN.
     */
    DropsizeException ofProfile(RuntimeException thrown) {
        if (thrown instanceof DropsizeException known) {
            return known;
        }
        Map<String, Profile> chain = chain(profiles.get());
        Profile first = chain.get(name);
        if (first == null) {
            return new DropsizeException(ErrorKind.PROFILE_MISSING, thrown, name);
        }
        if (isNetworkDown(thrown)) {
            return new DropsizeException(ErrorKind.NETWORK_DOWN, thrown, "AWS");
        }
        Optional<String> signIn = withProperty(chain, ProfileProblems::isSso);
        if (signIn.isPresent() && !isForbidden(thrown)) {
            return new DropsizeException(ErrorKind.SSO_SIGN_IN_NEEDED, thrown, signIn.get());
        }
        Optional<String> code =
                withProperty(chain, profile -> profile.property("mfa_serial").isPresent());
        if (code.isPresent()) {
            return new DropsizeException(ErrorKind.PROFILE_NEEDS_CODE, thrown, code.get());
        }
        return new DropsizeException(ErrorKind.PROFILE_FAILED, thrown, name, reason(thrown));
    }

    /** Returns the profile, followed by its chain of source profiles, by name. */
    private Map<String, Profile> chain(ProfileFile file) {
        Map<String, Profile> chain = new LinkedHashMap<>();
        Optional<Profile> next = file.profile(name);
        while (next.isPresent() && chain.putIfAbsent(next.get().name(), next.get()) == null) {
            next = next.get().property("source_profile").flatMap(file::profile);
        }
        return chain;
    }

    private static Optional<String> withProperty(
            Map<String, Profile> chain, Predicate<Profile> condition) {
        return chain.values().stream().filter(condition).map(Profile::name).findFirst();
    }

    private static boolean isSso(Profile profile) {
        return profile.property("sso_session").isPresent()
                || profile.property("sso_start_url").isPresent();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause);
    }

    private static boolean isNetworkDown(Throwable thrown) {
        return causes(thrown)
                .anyMatch(
                        t ->
                                t instanceof UnknownHostException
                                        || t instanceof ConnectException
                                        || t instanceof SocketTimeoutException);
    }

    /** Returns whether the session is valid, but not for this role. */
    private static boolean isForbidden(Throwable thrown) {
        return causes(thrown)
                .anyMatch(
                        t ->
                                t instanceof SdkServiceException e
                                        && e.statusCode() == HTTP_FORBIDDEN);
    }

    /** Returns the message without the SDK's details about the request. */
    private static @Nullable String message(Throwable thrown) {
        return thrown instanceof AwsServiceException e && e.awsErrorDetails() != null
                ? e.awsErrorDetails().errorMessage()
                : thrown.getMessage();
    }

    /** Returns the innermost message, which comes from the service, the program or the file. */
    private static String reason(Throwable thrown) {
        String message =
                causes(thrown)
                        .map(ProfileProblems::message)
                        .filter(text -> text != null && !text.isBlank())
                        .reduce((_, inner) -> inner)
                        .orElse(thrown.getClass().getSimpleName());
        String plain = SafeText.visible(message.replaceAll("\\s+", " ")).strip();
        return Utf8.beginning(plain, MAX_MESSAGE).replaceAll("[.!]+$", "");
    }
}
