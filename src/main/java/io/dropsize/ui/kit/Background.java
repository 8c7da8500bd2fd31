package io.dropsize.ui.kit;

import io.dropsize.error.DropsizeException;

import javafx.application.Platform;
import javafx.concurrent.Task;
import javafx.concurrent.Worker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs blocking work off the JavaFX thread, and returns its result to it. */
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Set<Worker.State> ENDED =
            EnumSet.of(Worker.State.SUCCEEDED, Worker.State.FAILED, Worker.State.CANCELLED);

    private final Executor executor;

    /** One thread per task. */
    public Background() {
        this(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("dropsize-background-", 1).factory()));
    }

    public Background(Executor executor) {
        this.executor = executor;
    }

    /**
     * Starts the work. Call it on the JavaFX thread.
     *
     * @param done receives the result, on the JavaFX thread
     * @param failed receives the exception, on the JavaFX thread; not called for a cancelled task
     * @return the task, which may be cancelled
     */
    public <T> Task<T> run(
            Callable<T> work, Consumer<? super T> done, Consumer<DropsizeException> failed) {
        Task<T> task =
                new Task<>() {
                    @Override
                    protected T call() throws Exception {
                        return work.call();
                    }
                };
        task.setOnSucceeded(_ -> done.accept(task.getValue()));
        task.setOnFailed(_ -> failed.accept(translate(task.getException())));
        executor.execute(task);
        return task;
    }

    /**
     * Starts work without a result. Call it on the JavaFX thread.
     *
     * @param failed receives the exception, on the JavaFX thread
     */
    public void run(Runnable work, Consumer<DropsizeException> failed) {
        run(Executors.callable(work), _ -> {}, failed);
    }

    /**
     * Waits until a task has ended and reported its result, while events are handled. Call it on
     * the JavaFX thread.
     *
     * @return whether it succeeded
     */
    public static boolean await(Task<?> task) {
        if (!ENDED.contains(task.getState())) {
            task.stateProperty()
                    .addListener(
                            (_, _, now) -> {
                                if (ENDED.contains(now)) {
                                    Platform.exitNestedEventLoop(task, null);
                                }
                            });
            Platform.enterNestedEventLoop(task);
        }
        return task.getState() == Worker.State.SUCCEEDED;
    }

    private static DropsizeException translate(Throwable e) {
        if (!(e instanceof DropsizeException)) {
            LOG.error("unexpected", e);
        }
        return DropsizeException.of(e);
    }
}
