package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.KeyReservations.Claim;

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
     * Queues the job.
     *
     * @throws RejectedExecutionException after {@link #stop}
     */
    void take(Job job) {
        JobRequest request = job.request();
        Claim name = request.publisher().target().claimName(request.source(), job.position());
        threads.execute(new Turn(job, name));
    }

    /** Changes the number of threads. */
    void resize(int count) {
        resize(threads, count);
    }

    /** Changes both sizes in the order in which the core size never exceeds the maximum size. */
    static void resize(ThreadPoolExecutor pool, int count) {
        pool.setMaximumPoolSize(Math.max(count, pool.getCorePoolSize()));
        pool.setCorePoolSize(count);
        pool.setMaximumPoolSize(count);
    }

    /** Interrupts running work. */
    void stop() {
        threads.shutdownNow();
    }

    /** A job's turn to be rendered. */
    final class Turn implements Runnable, Comparable<Turn> {
        private final Job job;
        private final Claim name;
        private boolean waits;

        private Turn(Job job, Claim name) {
            this.job = job;
            this.name = name;
        }

        Job job() {
            return job;
        }

        /**
         * Returns whether an earlier job may get the name that this one wants. The job then gets
         * another turn as soon as no earlier one can.
         */
        boolean waitsForName() {
            Claim earlier = name.predecessor();
            waits = earlier != null;
            if (earlier != null) {
                earlier.whenReleased(this::queueAgain);
            }
            return waits;
        }

        private void queueAgain() {
            try {
                threads.execute(new Turn(job, name));
            } catch (RejectedExecutionException _) {
                // The queue is closing and stops the job.
            }
        }

        /** Lets the next job reserve the name. */
        void nameReserved() {
            name.release();
        }

        @Override
        public void run() {
            try {
                work.accept(this);
            } finally {
                if (!waits) {
                    name.release();
                }
            }
        }

        @Override
        public int compareTo(Turn other) {
            return Long.compare(job.position(), other.job.position());
        }
    }
}
