package io.dropsize.store;

/** Where a destination's keys are. Secrets themselves are never part of it. */
public sealed interface Credentials {
    /** {@code AWS_ACCESS_KEY_ID} and its companions. */
    record Environment() implements Credentials {}

    /** A profile of {@code ~/.aws/config} and {@code ~/.aws/credentials}. */
    record Profile(String name) implements Credentials {}

    /** An access key, whose secret lies in the keyring under the destination's name. */
    record AccessKey(String id) implements Credentials {}
}
