package io.dropsize.pipeline.queue;

import io.dropsize.error.DropsizeException;

import java.time.Instant;

/**
 * Why a job that has not ended is not under way, and when it goes on.
 *
 * @param next which try the next one is: 2 or more; 0 while it waits for the network
 * @param of how many tries there are; 0 while it waits for the network, for that has no end
 * @param until when it is tried again
 */
public record Setback(DropsizeException reason, int next, int of, Instant until) {}
