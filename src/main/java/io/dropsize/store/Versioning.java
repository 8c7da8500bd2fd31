package io.dropsize.store;

/** Whether a bucket keeps earlier versions of a deleted object. */
public enum Versioning {
    ON,
    /** Never enabled: deleted objects are lost. */
    OFF,
    /**
     * The service doesn't report it, the credentials don't permit the request, or versioning is
     * suspended.
     */
    UNKNOWN
}
