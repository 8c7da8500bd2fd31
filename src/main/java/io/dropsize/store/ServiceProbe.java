package io.dropsize.store;

import java.time.Duration;
import java.util.Optional;

/**
 * The tests in the check of a destination that need more than the operations of {@link
 * ObjectStore}. A result is empty if there is nothing to test. Every call blocks, honours
 * interruption, and throws {@link io.dropsize.error.DropsizeException} with the reason for a
 * failure.
 */
public interface ServiceProbe {
    /** Resolves the endpoint's host; empty if a proxy does that. Returns its IP addresses. */
    default Optional<String> resolve() {
        return Optional.empty();
    }

    /**
     * Makes a secure connection; empty for http and behind a proxy. Returns the protocol and the
     * certificate's last day.
     */
    default Optional<String> secure() {
        return Optional.empty();
    }

    /**
     * Returns by how much the service's clock is ahead of this computer's; empty before its first
     * response.
     */
    default Optional<Duration> clockOffset() {
        return Optional.empty();
    }

    /**
     * Puts an object with a wrong {@code Content-MD5}. Returns whether the service rejects it; if
     * not, it has stored the object.
     */
    default Optional<Boolean> verifiesChecksums(Upload upload) {
        return Optional.empty();
    }

    /**
     * Replaces an object with a public one, by the ACL {@code public-read}.
     *
     * @return whether that was possible to test
     */
    default boolean putPublic(Upload upload) {
        return false;
    }

    /** Removes the older versions of an object as far as the keys permit. Never fails. */
    default void removeVersions(String key) {}
}
