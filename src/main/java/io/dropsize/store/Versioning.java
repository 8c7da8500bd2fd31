package io.dropsize.store;

/** Whether a bucket keeps the earlier versions of an object that is deleted. */
public enum Versioning {
    ON,
    /** Never switched on: what is deleted is gone. */
    OFF,
    /** The service doesn't tell, or the keys don't permit to ask, or versioning is suspended. */
    UNKNOWN
}
