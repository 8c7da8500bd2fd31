package io.dropsize.pipeline.queue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.publish.Publisher;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Destinations that can't be reached or whose session has ended, and the jobs that wait for them.
 * Each destination is probed at increasing intervals until it responds.
 */
final class OfflineDestinations {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineDestinations.class);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 5;

    private final Timer timer;
    private final Executor probes;
    private final Consumer<Job> resume;
    private final Map<String, Outage> outages = new HashMap<>();
    private final Map<String, Integer> failedProbes = new HashMap<>();

    /** The destinations to which this run has uploaded. */
    private final Set<String> inUse = new HashSet<>();

    private record Outage(List<Job> jobs, RetryState retryState) {}

    /**
     * @param probes runs probes of destinations, which block
     * @param resume receives each job whose destination responds again
     */
    OfflineDestinations(Timer timer, Executor probes, Consumer<Job> resume) {
        this.timer = timer;
        this.probes = probes;
        this.resume = resume;
    }

    /** Returns whether the job has to wait, because its destination is known to be unreachable. */
    synchronized boolean holds(Job job) {
        Outage outage = outages.get(job.request().publisher().target().name());
        if (outage == null) {
            return false;
        }
        outage.jobs().add(job);
        job.retryLater(JobState.OFFLINE, outage.retryState());
        return true;
    }

    /** Records that a job could not reach its destination, and now waits. */
    synchronized void suspend(Job job, DropsizeException why) {
        if (!holds(job)) {
            String destination = job.request().publisher().target().name();
            LOG.info("{} can't be reached: {}", destination, why.getMessage());
            probeLater(destination, new ArrayList<>(List.of(job)), why);
        }
    }

    /**
     * Returns whether jobs wait after an error: after a lost connection, and after the end of a
     * session during which this run has uploaded.
     */
    synchronized boolean waitsFor(ErrorKind kind, String destination) {
        return kind.isLostConnection()
                || (kind.isSessionOver()
                        && (inUse.contains(destination) || outages.containsKey(destination)));
    }

    /** Records that the destination has accepted a request. */
    synchronized void responded(String destination) {
        inUse.add(destination);
        failedProbes.remove(destination);
    }

    /** Probes a destination immediately. */
    void probeNow(String destination) {
        probes.execute(() -> probe(destination));
    }

    private void probeLater(String destination, List<Job> jobs, DropsizeException why) {
        int failures = failedProbes.merge(destination, 1, Integer::sum);
        Duration doubled = Duration.ofSeconds(1L << Math.min(MAX_DOUBLINGS, failures - 1));
        Duration pause = doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
        RetryState retryState = new RetryState(why, 0, 0, timer.now().plus(pause));
        outages.put(destination, new Outage(jobs, retryState));
        jobs.forEach(job -> job.retryLater(JobState.OFFLINE, retryState));
        timer.after(pause, () -> probes.execute(() -> probeUnlessProbed(destination, retryState)));
    }

    /**
     * Probes a destination, unless another probe has run meanwhile and rescheduled the next one.
     */
    private void probeUnlessProbed(String destination, RetryState retryState) {
        synchronized (this) {
            Outage outage = outages.get(destination);
            if (outage == null || outage.retryState() != retryState) {
                return;
            }
        }
        probe(destination);
    }

    private void probe(String destination) {
        Publisher publisher = publisher(destination);
        if (publisher == null) {
            return;
        }
        try {
            publisher.check();
            resumeJobs(destination);
        } catch (DropsizeException e) {
            if (waitsFor(e.kind(), destination)) {
                probeFailed(destination, e);
            } else {
                // Other errors mean that the destination responds; its jobs report them.
                resumeJobs(destination);
            }
        } catch (RuntimeException e) {
            LOG.warn("probing {} failed", destination, e);
            resumeJobs(destination);
        }
    }

    /** Returns the publisher of the job that has waited longest; null if none waits. */
    private synchronized @Nullable Publisher publisher(String destination) {
        Outage outage = outages.get(destination);
        if (outage == null) {
            return null;
        }
        outage.jobs().removeIf(job -> job.snapshot().state().ended());
        if (outage.jobs().isEmpty()) {
            outages.remove(destination);
            return null;
        }
        return outage.jobs().getFirst().request().publisher();
    }

    private synchronized void probeFailed(String destination, DropsizeException why) {
        Outage outage = outages.remove(destination);
        if (outage != null) {
            probeLater(destination, outage.jobs(), why);
        }
    }

    private void resumeJobs(String destination) {
        Outage outage;
        synchronized (this) {
            outage = outages.remove(destination);
        }
        if (outage != null) {
            LOG.info("{} responds again", destination);
            outage.jobs().forEach(resume);
        }
    }
}
