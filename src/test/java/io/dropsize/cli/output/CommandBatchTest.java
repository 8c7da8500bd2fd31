package io.dropsize.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.submit.Submissions;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@Timeout(60)
class CommandBatchTest {
    private final TextEngine engine = new TextEngine();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(1, 1, 4));
    @TempDir private Path folder;
    private final Console console =
            new Console(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(new StringWriter()),
                    InputStream.nullInputStream(),
                    new Console.Terminals(false, false, false));

    @Test
    void aBatchThatIsStoppedIsNotOverAndCanBeResumed() {
        queue.pause();
        Source source = Source.of("a.jpg", TextEngine.picture(10, 10));
        CommandBatch batch = new CommandBatch(List.of(new Entry.Found(source)));
        CompletableFuture<Boolean> over = CompletableFuture.supplyAsync(() -> run(batch));

        queue.close();

        assertThat(over.join()).isFalse();
    }

    private boolean run(CommandBatch batch) {
        Submissions submissions =
                new Submissions(
                        queue,
                        Journal.NONE,
                        (to, keys) ->
                                new BucketPublisher(to, new MemoryStore(), Journal.NONE, keys),
                        SettingsStore.open(folder));
        try {
            return batch.run(
                    submissions.begin(Preset.WEB_1600, Destination.thisComputer(), Origin.COMMAND),
                    new Results(console, Results.Form.LINES, _ -> ""),
                    new JobWaiter(console, Duration.ofSeconds(1)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
