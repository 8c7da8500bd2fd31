package io.dropsize.pipeline.queue;

import io.dropsize.error.DropsizeException;

import java.time.Instant;

/**
 * The reason why an unfinished job is not running, and the time when it continues.
 *
 * @param next the number of the next try: 2 or more; 0 while it waits for the network
 * @param of the total number of tries; 0 while it waits for the network, which has no limit
 * @param until the time of the next try
 */
public record RetryState(DropsizeException reason, int next, int of, Instant until) {}
