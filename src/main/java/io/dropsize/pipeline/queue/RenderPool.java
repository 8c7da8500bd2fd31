package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Publisher;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads that make copies, in order of arrival. If several jobs want the same name, the first
 * one gets it, however long the threads take.
 */
final class RenderPool {
    private final ThreadPoolExecutor threads;
    private final Consumer<Turn> work;
    private final Map<Wanted, List<Turn>> wanting = new HashMap<>();
    private long arrivals;

    /** Names may be equal by chance for different publishers. */
    private record Wanted(Publisher publisher, String name) {}

    /**
     * @param work runs on one of the threads, with each job's turn
     */
    RenderPool(int count, ThreadFactory factory, Consumer<Turn> work) {
        this.work = work;
        this.threads =
                new ThreadPoolExecutor(
                        count, count, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), factory);
    }

    /**
     * Synchronized, so that lining up and queueing have the same order: threads that wait for a
     * name never wait for a job that no thread can run.
     *
     * @throws RejectedExecutionException after {@link #stop}
     */
    synchronized void take(Job job) {
        Turn turn = lineUp(job);
        try {
            threads.execute(turn);
        } catch (RejectedExecutionException e) {
            leave(turn);
            throw e;
        }
    }

    /** Interrupts running work. */
    void stop() {
        threads.shutdownNow();
    }

    private synchronized Turn lineUp(Job job) {
        JobRequest request = job.request();
        String name = request.publisher().contested(request.source()).orElse(null);
        Wanted wanted = name == null ? null : new Wanted(request.publisher(), name);
        Turn turn = new Turn(job, ++arrivals, wanted);
        if (wanted != null) {
            wanting.computeIfAbsent(wanted, _ -> new ArrayList<>()).add(turn);
        }
        return turn;
    }

    private synchronized void leave(Turn turn) {
        List<Turn> rivals = turn.wanted == null ? null : wanting.get(turn.wanted);
        if (rivals != null && rivals.remove(turn)) {
            if (rivals.isEmpty()) {
                wanting.remove(turn.wanted);
            }
            notifyAll();
        }
    }

    private synchronized void await(Turn turn) throws InterruptedException {
        while (turn.wanted != null
                && wanting.getOrDefault(turn.wanted, List.of()).stream().anyMatch(turn::isAfter)) {
            wait();
        }
    }

    /** A job's turn to be rendered. */
    final class Turn implements Runnable, Comparable<Turn> {
        private final Job job;
        private final long arrival;
        private final @Nullable Wanted wanted;

        private Turn(Job job, long arrival, @Nullable Wanted wanted) {
            this.job = job;
            this.arrival = arrival;
            this.wanted = wanted;
        }

        Job job() {
            return job;
        }

        /** Blocks until no earlier job can want the same name any more. */
        void awaitName() throws InterruptedException {
            await(this);
        }

        /** Lets the next job have a name. */
        void settled() {
            leave(this);
        }

        /**
         * An earlier job of both lines was dequeued earlier: it runs on another thread, and never
         * waits for a later one.
         */
        private boolean isAfter(Turn other) {
            return other.job.turn() < job.turn() && other.arrival < arrival;
        }

        @Override
        public void run() {
            try {
                work.accept(this);
            } finally {
                leave(this);
            }
        }

        @Override
        public int compareTo(Turn other) {
            return Long.compare(job.turn(), other.job.turn());
        }
    }
}
