package io.dropsize.store;

/** A field of a destination that can be wrong, in the order of a form. */
public enum DestinationField {
    NAME,
    BUCKET,
    REGION,
    ENDPOINT,
    KEYS,
    TEMPLATE,
    PUBLIC_URL
}
