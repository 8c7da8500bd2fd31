package io.dropsize.store;

import java.util.Locale;

/** A step of the check of a destination, in the order in which they run. */
public enum CheckStep {
    /** The endpoint answers, the keys are accepted, and the bucket exists. */
    CONNECT,
    /** The keys may list the bucket, as the Library does. */
    LIST,
    /** The keys may upload an image. */
    UPLOAD,
    /** An image with the same name is not replaced. */
    KEEP,
    /** A visitor can open the uploaded image. */
    VISIT,
    /** The keys may delete the image. */
    DELETE;

    /** The name in JSON. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether uploads need it. */
    public boolean isNeeded() {
        return this == CONNECT || this == UPLOAD || this == KEEP;
    }
}
