package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.Publisher;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Jobs of one batch that make equal copies. The first of them sends the copy, whichever is made
 * first; each of the others continues when its predecessor has ended, and finds the existing copy.
 */
final class DuplicateJobs {
    private final Consumer<Job> goOn;
    private final Map<Copy, NavigableMap<Long, Job>> byTurn = new HashMap<>();

    private record Copy(Publisher publisher, String recipe) {}

    /**
     * @param goOn receives each job that no longer waits
     */
    DuplicateJobs(Consumer<Job> goOn) {
        this.goOn = goOn;
    }

    /** Whether the job has to wait for a predecessor. Jobs that have not been read are ignored. */
    boolean holds(Job job, Plan plan) {
        Copy copy = new Copy(job.request().publisher(), plan.recipe());
        if (enter(copy, job)) {
            job.whenOver(() -> leave(copy, job));
        }
        Job elder = elder(copy, job);
        if (elder == null) {
            return false;
        }
        job.waiting();
        elder.whenOver(() -> goOn.accept(job));
        return true;
    }

    private synchronized boolean enter(Copy copy, Job job) {
        return byTurn.computeIfAbsent(copy, _ -> new TreeMap<>()).put(job.turn(), job) != job;
    }

    private synchronized @Nullable Job elder(Copy copy, Job job) {
        NavigableMap<Long, Job> twins = byTurn.getOrDefault(copy, new TreeMap<>());
        return twins.headMap(job.turn(), false).descendingMap().values().stream()
                .filter(other -> !other.snapshot().state().ended())
                .findFirst()
                .orElse(null);
    }

    private synchronized void leave(Copy copy, Job job) {
        NavigableMap<Long, Job> twins = byTurn.get(copy);
        if (twins != null && twins.remove(job.turn(), job) && twins.isEmpty()) {
            byTurn.remove(copy);
        }
    }
}
