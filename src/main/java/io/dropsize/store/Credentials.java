package io.dropsize.store;

/** The source of a destination's credentials. Never contains secrets. */
public sealed interface Credentials {
    /** {@code AWS_ACCESS_KEY_ID} and the related variables. */
    record Environment() implements Credentials {}

    /** A profile of {@code ~/.aws/config} and {@code ~/.aws/credentials}. */
    record Profile(String name) implements Credentials {}

    /** An access key whose secret is in the keyring under the destination's name. */
    record AccessKey(String id) implements Credentials {
        /** No credentials: the user hasn't chosen any. */
        public static final AccessKey NONE = new AccessKey("");
    }
}
