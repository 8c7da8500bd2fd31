package io.dropsize.pipeline.publish;

/**
 * A published copy.
 *
 * @param bytes its length
 */
public record PublishedCopy(Published published, long bytes) {}
