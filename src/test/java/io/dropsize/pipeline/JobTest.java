package io.dropsize.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

class JobTest {
    /** Who waits for a job may close the journal behind it. */
    @Test
    void whoWaitsForAnEndHearsOfItWhenTheJournalHas() throws Exception {
        List<Boolean> overBefore = new ArrayList<>();
        AtomicReference<Job> job = new AtomicReference<>();
        JobRequest request =
                new JobRequest(
                        Source.of("a.jpg", TextEngine.picture(1, 1)),
                        Preset.WEB_1600,
                        new MissingDestination("blog"));
        job.set(
                new Job(
                        request,
                        _ -> overBefore.add(isOver(Objects.requireNonNull(job.get()))),
                        1));

        job.get().end(new Outcome.Failed(new DropsizeException(ErrorKind.TIMEOUT, "host")));

        assertThat(overBefore).containsExactly(false);
        assertThat(isOver(job.get())).isTrue();
    }

    private static boolean isOver(Job job) {
        try {
            return job.await(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
