package io.dropsize.pipeline.publish;

/**
 * A copy in its place.
 *
 * @param bytes its length
 */
public record PublishedCopy(Published published, long bytes) {}
