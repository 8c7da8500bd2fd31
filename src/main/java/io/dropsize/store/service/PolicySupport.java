package io.dropsize.store.service;

/** Which policies a service has, in Amazon S3's format. */
public enum PolicySupport {
    /** At users and at buckets. */
    USER,
    /** At buckets only. */
    BUCKET,
    /** None; its console grants permissions. */
    NONE
}
