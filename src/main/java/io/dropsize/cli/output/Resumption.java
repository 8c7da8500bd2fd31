package io.dropsize.cli.output;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.queue.JobRestorer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Continues the unfinished jobs of earlier runs of a command. */
public final class Resumption {
    private final Dropsize core;

    public Resumption(Dropsize core) {
        this.core = core;
    }

    /** Reports all sources of those runs, including those that had ended. Blocks. */
    public void run(Results results, JobWaiter waiter) throws InterruptedException {
        List<JobRestorer.Restored> jobs = core.submissions().resume(Origin.COMMAND);
        Set<JournalBatch> batches = new LinkedHashSet<>();
        jobs.forEach(back -> batches.add(back.earlier().batch()));
        List<Awaited> awaited =
                jobs.stream()
                        .<Awaited>map(
                                back ->
                                        new Awaited.Running(
                                                back.earlier().source().label(),
                                                back.job(),
                                                back.earlier().outcome() != null))
                        .toList();
        if (new JobReports(results, waiter).run(awaited)) {
            batches.forEach(JournalBatch::close);
        } else {
            results.someAreLeft();
        }
    }
}
