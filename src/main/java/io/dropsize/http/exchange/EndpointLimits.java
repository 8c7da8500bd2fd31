package io.dropsize.http.exchange;

import java.time.Duration;

/**
 * Limits that keep careless and hostile clients from using up memory, disk and connections.
 *
 * @param bodyBytes the longest body; a picture file may have 1 GiB as well
 * @param listBytes the longest JSON body
 * @param parts of a multipart body, and entries of a list
 * @param headerBytes request line and header fields together
 * @param connections open at a time
 * @param uploads requests at a time that send bodies or wait for uploads
 * @param spoolBytes bodies of all requests whose images are not uploaded yet; further requests are
 *     refused, except a single one
 * @param unfinishedJobs jobs that have not ended; further requests are refused
 * @param idle the longest time without a byte, and the longest time for a header: a connection
 *     without a complete request is closed after it
 * @param grace how long a body may take regardless of its rate
 * @param bytesPerSecond the minimum average rate of a body after that time
 * @param offline how long a request waits for a destination that can't be reached
 */
public record EndpointLimits(
        long bodyBytes,
        int listBytes,
        int parts,
        int headerBytes,
        int connections,
        int uploads,
        long spoolBytes,
        int unfinishedJobs,
        Duration idle,
        Duration grace,
        long bytesPerSecond,
        Duration offline) {
    public static final EndpointLimits DEFAULT =
            new EndpointLimits(
                    1L << 30,
                    16 << 20,
                    1000,
                    16 << 10,
                    1000,
                    64,
                    4L << 30,
                    5000,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    20_000,
                    Duration.ofSeconds(20));

    /** These limits with another one for the bodies of requests. */
    public EndpointLimits withSpoolBytes(long max) {
        return new EndpointLimits(
                bodyBytes,
                listBytes,
                parts,
                headerBytes,
                connections,
                uploads,
                max,
                unfinishedJobs,
                idle,
                grace,
                bytesPerSecond,
                offline);
    }
}
