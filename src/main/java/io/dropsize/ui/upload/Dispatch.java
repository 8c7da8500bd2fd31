package io.dropsize.ui.upload;

import io.dropsize.pipeline.Job;
import io.dropsize.pipeline.JobRequest;
import io.dropsize.pipeline.MissingDestination;
import io.dropsize.pipeline.Publisher;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sends rows off, to where the settings say. On the JavaFX thread. */
final class Dispatch {
    private final UploadCore core;
    private final SettingsStore settings;
    private final Consumer<UploadRow> changed;

    /**
     * @param changed hears of each row whose job has changed, from any thread; must be quick
     */
    Dispatch(UploadCore core, SettingsStore settings, Consumer<UploadRow> changed) {
        this.core = core;
        this.settings = settings;
        this.changed = changed;
    }

    /** Whatever happens to the row's job is heard of from now on. */
    void follow(UploadRow row) {
        row.job().onChange(() -> changed.accept(row));
    }

    /**
     * Sends off rows that wait for the user, have failed or were cancelled. What had a destination
     * that is gone fails, and says so.
     */
    void sendOff(List<UploadRow> some) {
        Settings now = settings.get();
        Map<Way, Publisher> opened = new HashMap<>();
        for (UploadRow row : some) {
            Job job = row.job();
            Publisher publisher = publisher(row, now, opened);
            JobRequest request =
                    new JobRequest(
                            row.source(),
                            row.preset(),
                            publisher,
                            job.request().date(),
                            job.request().planned());
            if (row.state() == RowState.REVIEW) {
                core.queue().release(job, request);
            } else {
                row.retried(core.queue().retry(job, request));
                follow(row);
            }
            row.refresh();
        }
    }

    /** The way to the row's destination, for which it is planned from now on. */
    private Publisher publisher(UploadRow row, Settings now, Map<Way, Publisher> opened) {
        Publisher before = row.job().request().publisher();
        Optional<Destination> known = known(row, now);
        if (known.isEmpty() && row.state() != RowState.REVIEW) {
            return new MissingDestination(before.destination(), before.names());
        }
        Destination destination = known.orElse(now.chosenDestination());
        boolean same =
                destination.equals(row.destination()) && !(before instanceof MissingDestination);
        row.planWith(row.preset(), destination);
        return same ? before : opened.computeIfAbsent(new Way(row.job(), destination), this::open);
    }

    /**
     * What waits for the user follows the choice; what is on its way, changes of its destination.
     * Where that is gone, it does not go anywhere else unasked.
     */
    void settle(List<UploadRow> rows, Settings now) {
        Map<Way, Publisher> opened = new HashMap<>();
        Set<String> changed = new HashSet<>();
        for (UploadRow row : rows) {
            Destination before = row.destination();
            Destination destination = known(row, now).orElse(before);
            if (row.state() == RowState.REVIEW) {
                row.planWith(now.chosenPreset(), now.chosenDestination());
            } else if (row.state().active() && !destination.equals(before)) {
                changed.add(before.name());
                row.planWith(row.preset(), destination);
                Way way = new Way(row.job(), destination);
                row.job().redirect(opened.computeIfAbsent(way, this::open));
            }
        }
        changed.forEach(core.queue()::askAgain);
    }

    /** The same for all rows of a batch, which must not take names from each other. */
    private record Way(Publisher before, Destination destination) {
        Way(Job job, Destination destination) {
            this(job.request().publisher(), destination);
        }
    }

    private Publisher open(Way way) {
        Publisher publisher = core.publishing().to(way.destination());
        publisher.goOnFrom(way.before());
        return publisher;
    }

    /** The row's destination as it is now, maybe under another name; empty if it is gone. */
    private static Optional<Destination> known(UploadRow row, Settings now) {
        if (row.state() != RowState.REVIEW
                && row.job().request().publisher() instanceof MissingDestination(String name, _)) {
            return now.destinations().stream().filter(one -> one.name().equals(name)).findFirst();
        }
        Destination before = row.destination();
        return Stream.<Predicate<Destination>>of(
                        one -> one.name().equals(before.name()),
                        one -> one.equals(before.named(one.name())))
                .flatMap(same -> now.destinations().stream().filter(same))
                .findFirst();
    }
}
