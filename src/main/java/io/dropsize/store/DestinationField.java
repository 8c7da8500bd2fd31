package io.dropsize.store;

/** A field of a destination, in the order of the form. */
public enum DestinationField {
    NAME,
    BUCKET,
    REGION,
    ENDPOINT,
    KEYS,
    TEMPLATE,
    PUBLIC_URL,
    HEADERS,
    MIRRORS
}
