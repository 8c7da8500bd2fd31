package io.dropsize.ui.upload.intake;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sends rows to their destinations. On the JavaFX thread. */
public final class UploadStarter {
    private final UploadCore core;
    private final SettingsStore settings;
    private final Consumer<UploadRow> changed;

    /** The settings to which all rows are adjusted; null if newer rows have other settings. */
    private @Nullable Settings settled;

    /**
     * @param changed receives each row that has to be refreshed, on any thread; must return quickly
     */
    public UploadStarter(UploadCore core, SettingsStore settings, Consumer<UploadRow> changed) {
        this.core = core;
        this.settings = settings;
        this.changed = changed;
    }

    /** Starts to listen to the row's job. */
    void follow(UploadRow row) {
        row.job().onChange(() -> changed.accept(row));
    }

    /**
     * Starts rows in review, with the window's destination, and restarts failed and cancelled rows,
     * with their own. If that no longer exists, they fail with an error that names it.
     */
    public void sendOff(List<UploadRow> some) {
        Settings now = settings.get();
        Map<Way, Publisher> opened = new HashMap<>();
        for (UploadRow row : some) {
            if (row.state() == RowState.REVIEW) {
                row.planWith(row.preset().inReview(now.chosenPreset()), now.chosenDestination());
                core.submissions().release(row.job(), request(row, open(row, opened)));
            } else {
                row.planWith(preset(row, now), next(row, now));
                again(row, request(row, ownWay(row, now, opened)));
            }
            name(row, now);
            row.refresh();
        }
    }

    /**
     * Sends rows to this destination instead of theirs.
     *
     * @return the rows that were started; rows that are uploaded or being uploaded do not change
     */
    public List<UploadRow> sendTo(Collection<UploadRow> some, String destination) {
        Settings now = settings.get();
        Destination other = now.destinationNamed(destination);
        Map<Way, Publisher> opened = new HashMap<>();
        List<UploadRow> sent = new ArrayList<>();
        for (UploadRow row : some) {
            if (row.state().movable()
                    && row.job().withdraw()) { // The row's state may be out of date.
                row.planWith(preset(row, now), other);
                again(row, request(row, open(row, opened)));
                name(row, now);
                sent.add(row);
            }
            row.refresh();
        }
        return sent;
    }

    private void again(UploadRow row, JobRequest request) {
        row.retried(core.submissions().retry(row.job(), request));
        follow(row);
    }

    private static JobRequest request(UploadRow row, Publisher publisher) {
        return row.job().request().of(row.source(), row.preset()).to(publisher);
    }

    /** Returns the row's preset with its current values, or with the old ones if it was removed. */
    private static Preset preset(UploadRow row, Settings now) {
        return now.presets().stream()
                .filter(one -> one.name().equals(row.preset().name()))
                .findFirst()
                .orElse(row.preset());
    }

    /** Returns the publisher of the row's own destination. */
    private Publisher ownWay(UploadRow row, Settings now, Map<Way, Publisher> opened) {
        Publisher before = row.job().request().publisher();
        if (known(row, now).isEmpty()) {
            Publisher.Target target = before.target();
            return new MissingDestination(target.name(), target.reservations());
        }
        return before.target().destination().equals(Optional.of(row.destination()))
                ? before
                : open(row, opened);
    }

    /**
     * Returns the publisher of the row's planned destination, which all rows of its batch share.
     */
    private Publisher open(UploadRow row, Map<Way, Publisher> opened) {
        return opened.computeIfAbsent(new Way(row.job(), row.destination()), this::open);
    }

    /**
     * Adjusts rows to changed settings: rows in review use the chosen destination, and started rows
     * the new values of theirs. If that is removed, they are not sent elsewhere unless the user
     * requests it.
     */
    public void settle(List<UploadRow> rows, Settings now) {
        Settings earlier = settled;
        settled = now;
        if (earlier != null && sameTargets(earlier, now)) {
            return; // Other settings change often, and there may be thousands of rows.
        }
        Map<Way, Publisher> opened = new HashMap<>();
        Set<String> redirected = new HashSet<>();
        for (UploadRow row : rows) {
            Preset preset = row.preset();
            Destination before = row.destination();
            Destination destination = known(row, now).orElse(before);
            if (row.state() == RowState.REVIEW) {
                row.planWith(row.preset().inReview(now.chosenPreset()), now.chosenDestination());
            } else if (row.state().active()
                    && !row.job().sendsToMirrorsOnly()
                    && !destination.equals(before)) {
                redirected.add(before.name());
                row.planWith(preset, destination);
                row.job().redirect(open(row, opened));
            }
            boolean same = row.preset().equals(preset) && row.destination().equals(before);
            if (name(row, now) || !same) {
                changed.accept(
                        row); // Refreshing thousands of rows in one task would block the window.
            }
        }
        redirected.forEach(core.submissions()::destinationChanged);
    }

    private static boolean sameTargets(Settings one, Settings other) {
        return one.destinations().equals(other.destinations())
                && one.chosenPreset().equals(other.chosenPreset())
                && one.chosenDestination().equals(other.chosenDestination());
    }

    /** Shows the destination of a new row on the row if the header shows another. */
    void name(UploadRow row) {
        Settings now = settings.get();
        if (!follows(row, now)) {
            settled = null; // The row was dropped before the last change of the settings.
        }
        if (name(row, now)) {
            row.refresh();
        }
    }

    private static boolean follows(UploadRow row, Settings now) {
        return row.state() == RowState.REVIEW
                ? row.preset().equals(row.preset().inReview(now.chosenPreset()))
                        && row.destination().equals(now.chosenDestination())
                : known(row, now).equals(Optional.of(row.destination()));
    }

    /** Shows or hides the row's destination, and returns whether that changes the row. */
    private static boolean name(UploadRow row, Settings now) {
        String own =
                row.state() == RowState.REVIEW
                        ? row.destination().name()
                        : known(row, now).map(Destination::name).orElseGet(() -> lost(row));
        return row.nameDestination(own, now.chosenDestination().name());
    }

    private static String lost(UploadRow row) {
        return row.job()
                .place()
                .map(Destination::name)
                .orElseGet(() -> row.job().request().publisher().target().name());
    }

    /**
     * Identifies the publisher that the rows of a batch share, so that they don't reserve each
     * other's names.
     */
    private record Way(Publisher before, Destination destination) {
        Way(Job job, Destination destination) {
            this(job.request().publisher(), destination);
        }
    }

    private Publisher open(Way way) {
        return core.publishing().to(way.destination(), way.before().target().reservations());
    }

    /** Returns the row's destination with its current values; empty if it was removed. */
    private static Optional<Destination> known(UploadRow row, Settings now) {
        if (row.job().request().publisher() instanceof MissingDestination(String name, _)) {
            return now.destinations().stream().filter(one -> one.name().equals(name)).findFirst();
        }
        Destination before = place(row);
        return Stream.<Predicate<Destination>>of(
                        one -> one.name().equals(before.name()),
                        one -> one.equals(before.named(one.name())))
                .flatMap(same -> now.destinations().stream().filter(same))
                .findFirst();
    }

    /**
     * Returns where a row is sent again: its destination with its current values. The copies of a
     * row that is done stay where they are, and only the mirrors are current.
     */
    private static Destination next(UploadRow row, Settings now) {
        Destination place = place(row);
        return known(row, now)
                .map(it -> row.isDone() ? place.named(it.name()).mirroredTo(it.mirrors()) : it)
                .orElse(place);
    }

    /** Returns the destination that the row was published to; before that, the intended one. */
    private static Destination place(UploadRow row) {
        return row.isDone() ? row.job().place().orElse(row.destination()) : row.destination();
    }
}
