package io.dropsize.store.check;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A step of the check of a destination, in the order in which they run. */
public enum CheckStep {
    /** The endpoint's host has an address. */
    RESOLVE,
    /** A secure connection is possible, and the certificate is valid. */
    TLS,
    /** An S3 service responds. */
    ANSWER,
    /** This computer's clock is correct with the service's. */
    CLOCK,
    /** The service accepts the keys. */
    KEYS,
    /** The bucket exists in the configured region. */
    BUCKET,
    /** The keys may list the bucket, as the Library does. */
    LIST,
    /** The keys may upload an image. */
    UPLOAD,
    /** An image with the same name is not replaced. */
    KEEP,
    /** The service rejects bytes that don't have the checksum of the request. */
    CHECKSUM,
    /** A visitor can open the uploaded image, which has the right media type. */
    VISIT,
    /** Visitors receive the Cache-Control header of the upload. */
    CACHE,
    /** The service accepts an ACL that makes the image public; only tested if it isn't. */
    ACL,
    /** The keys may delete the image. */
    DELETE;

    private static final Set<CheckStep> NEEDED =
            EnumSet.of(RESOLVE, TLS, ANSWER, KEYS, BUCKET, UPLOAD, KEEP);

    /** Returns the name in JSON. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether uploads need this step to succeed. */
    boolean isNeeded() {
        return NEEDED.contains(this);
    }
}
