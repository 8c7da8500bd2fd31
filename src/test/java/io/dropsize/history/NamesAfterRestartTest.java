package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.pipeline.queue.JobRestorer;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyContext;
import io.dropsize.store.KeyTemplate;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Images of one batch never replace each other, even if the program stops between them. */
@Timeout(60)
class NamesAfterRestartTest {
    private static final Destination REPLACING = replacing("blog");

    @TempDir Path folder;
    private final MemoryStore store = new MemoryStore();
    private final JobQueue queue =
            new JobQueue(new ImageMaker(new TextEngine()), new JobLimits(1, 1, 4));
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        journal = new SqliteJournal(folder, new JsonPresets());
    }

    @AfterEach
    void close() {
        queue.close();
        journal.close();
    }

    @Test
    void whatIsTakenOffTheListStillHasItsName() throws Exception {
        Job first = begin();
        first.dismiss();

        assertThat(goOn(REPLACING)).containsExactly("img-2.jpg");
        assertThat(store.objects).containsOnlyKeys("img.jpg", "img-2.jpg");
    }

    @Test
    void whatIsOnTheListHasItsName() throws Exception {
        begin();

        assertThat(goOn(REPLACING)).containsExactly("img.jpg", "img-2.jpg");
    }

    @Test
    void whatWentUpBeforeTheDestinationWasRenamedHasItsName() throws Exception {
        begin();
        Destination renamed = replacing("news");
        reopen();
        recalled(REPLACING).getLast().redirect(publisher(renamed));

        assertThat(goOn(renamed)).containsExactly("img.jpg", "img-2.jpg");
    }

    @Test
    void fieldsOfTheUploadAreTheSameAfterARestart() throws Exception {
        Destination fields = replacing("blog", "{path}/{folder}/{counter}-{uuid}.{ext}");
        UUID uuid = UUID.randomUUID();
        Source source =
                Source.of(
                                "b.jpg",
                                Files.write(folder.resolve("b.jpg"), TextEngine.picture(1, 2)),
                                "trip/day")
                        .with(KeyContext.in("trip/day", "day").accepted("news", 7, uuid));
        journal.begin(Origin.WINDOW)
                .accept(List.of(new JobRequest(source, Preset.WEB_1600, publisher(fields))), false);

        assertThat(goOn(fields))
                .containsExactly(
                        "news/trip/day/%s/7-%s.jpg"
                                .formatted(
                                        folder.getFileName().toString().toLowerCase(Locale.ROOT),
                                        uuid));
    }

    /** Two images of one name, the first of them uploaded. */
    private Job begin() throws InterruptedException {
        List<JobRequest> jobs = requests(REPLACING);
        List<JournalLine> lines = journal.begin(Origin.WINDOW).accept(jobs, false);
        Job first = queue.take(jobs.getFirst(), lines.getFirst());
        queue.start(first);
        first.await();
        return first;
    }

    private void reopen() {
        journal.close();
        open();
    }

    /** Starts again, and returns the final keys. */
    private List<String> goOn(Destination known) throws InterruptedException {
        reopen();
        List<String> keys = new ArrayList<>();
        for (Job job : recalled(known)) {
            if (!job.snapshot().state().ended()) {
                queue.start(job);
            }
            keys.add(((Outcome.Done) job.await()).published().key());
        }
        return keys;
    }

    private List<Job> recalled(Destination known) {
        JobRestorer recall =
                new JobRestorer(
                        queue,
                        (to, keys) -> new BucketPublisher(to, _ -> store, journal, keys),
                        name -> Optional.of(known).filter(one -> one.name().equals(name)));
        return recall.jobs(journal.unfinished(Origin.WINDOW)).stream()
                .map(JobRestorer.Restored::job)
                .toList();
    }

    private List<JobRequest> requests(Destination destination) {
        Publisher publisher = publisher(destination);
        return Stream.of(TextEngine.picture(10, 20), TextEngine.picture(30, 40))
                .map(picture -> Source.of("img.jpg", picture))
                .map(source -> new JobRequest(source, Preset.WEB_1600, publisher))
                .toList();
    }

    private Publisher publisher(Destination destination) {
        return new BucketPublisher(destination, _ -> store, journal);
    }

    private static Destination replacing(String name) {
        return replacing(name, "{name}.{ext}");
    }

    private static Destination replacing(String name, String template) {
        Destination here = Destination.thisComputer();
        return new Destination(
                name,
                here.service(),
                here.bucket(),
                here.region(),
                here.endpoint(),
                here.credentials(),
                new KeyTemplate(template),
                null,
                true);
    }
}
