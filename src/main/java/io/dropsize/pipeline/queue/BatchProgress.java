package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.publish.Outcome;

import java.util.Collection;

/**
 * The combined progress of many jobs.
 *
 * @param total jobs
 * @param done jobs that succeeded
 * @param failed jobs that failed, without cancelled ones
 * @param ended jobs that have ended in any way
 * @param stuck whether all remaining jobs wait for the network
 * @param sent bytes sent
 * @param toSend bytes of all copies; those not made yet are estimated as the mean of the others; 0
 *     if none is made
 * @param saved bytes by which finished copies are smaller than their sources
 * @param fraction of all work, 0 to 1
 */
public record BatchProgress(
        int total,
        int done,
        int failed,
        int ended,
        boolean stuck,
        long sent,
        long toSend,
        long saved,
        double fraction) {
    public static final BatchProgress NOTHING = new BatchProgress(0, 0, 0, 0, false, 0, 0, 0, 0);

    public static BatchProgress of(Collection<JobSnapshot> jobs) {
        int done = 0;
        int failed = 0;
        int ended = 0;
        int made = 0;
        long sent = 0;
        long bytes = 0;
        long saved = 0;
        double way = 0;
        boolean offline = false;
        boolean moving = false;
        for (JobSnapshot job : jobs) {
            done += job.state() == JobState.DONE ? 1 : 0;
            failed += job.state() == JobState.FAILED ? 1 : 0;
            ended += job.state().ended() ? 1 : 0;
            made += job.bytes() > 0 ? 1 : 0;
            sent += job.sent();
            bytes += job.bytes();
            way += job.progress();
            offline |= job.state() == JobState.OFFLINE;
            moving |=
                    job.state() == JobState.FETCHING
                            || job.state() == JobState.RESIZING
                            || job.state() == JobState.UPLOADING;
            saved += saved(job);
        }
        int toMake = jobs.size() - Math.max(made, ended);
        long mean = made == 0 ? 0 : bytes / made;
        double fraction = jobs.isEmpty() ? 0 : way / jobs.size();
        return new BatchProgress(
                jobs.size(),
                done,
                failed,
                ended,
                offline && !moving,
                sent,
                bytes + mean * Math.max(0, toMake),
                saved,
                fraction);
    }

    /** Returns whether jobs remain. */
    public boolean running() {
        return ended < total;
    }

    private static long saved(JobSnapshot job) {
        return job.outcome() instanceof Outcome.Done finished
                ? Math.max(0, finished.plan().info().bytes() - finished.bytes())
                : 0;
    }
}
