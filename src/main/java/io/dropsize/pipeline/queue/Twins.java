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
 * Jobs of one batch that make the very same copy. The one that came first sends it, whichever is
 * made first; each of the others goes on when the one before it has ended, and finds it there.
 */
final class Twins {
    private final Consumer<Job> goOn;
    private final Map<Copy, NavigableMap<Long, Job>> byTurn = new HashMap<>();

    private record Copy(Publisher publisher, String recipe) {}

    /**
     * @param goOn hears of each job that waits no more
     */
    Twins(Consumer<Job> goOn) {
        this.goOn = goOn;
    }

    /** Whether the job has to wait for one that came before it. Who is not read yet is unknown. */
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
