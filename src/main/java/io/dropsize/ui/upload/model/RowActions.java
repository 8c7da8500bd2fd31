package io.dropsize.ui.upload.model;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.upload.intake.HeaderReader;
import io.dropsize.ui.upload.intake.UploadStarter;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.collections.ObservableList;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the user can do with rows of the list. On the JavaFX thread. */
public final class RowActions {
    private final ObservableList<UploadRow> rows;
    private final SettingsStore settings;
    private final UploadStarter starter;
    private final HeaderReader headers;
    private final Consumer<List<UploadRow>> started;
    private final Runnable removed;

    /**
     * @param started receives the rows that have been started
     * @param removed called when rows have been removed
     */
    RowActions(
            ObservableList<UploadRow> rows,
            SettingsStore settings,
            UploadStarter starter,
            HeaderReader headers,
            Consumer<List<UploadRow>> started,
            Runnable removed) {
        this.rows = rows;
        this.settings = settings;
        this.starter = starter;
        this.headers = headers;
        this.started = started;
        this.removed = removed;
    }

    /** Those in review are read again, the others are sent again. */
    public void retry(Collection<UploadRow> some) {
        List<UploadRow> retryable = some.stream().filter(UploadRow::canRetry).toList();
        retryable.stream()
                .filter(row -> row.state() == RowState.REVIEW)
                .forEach(headers::readAgain);
        sendOff(retryable.stream().filter(row -> row.state() != RowState.REVIEW).toList());
    }

    /** Retries all failed rows that can succeed. */
    public void retryFailed() {
        sendOff(rows.stream().filter(UploadRow::isFailedUpload).toList());
    }

    /** Sends rows to another destination, if possible. */
    public void sendTo(Collection<UploadRow> some, String destination) {
        started.accept(starter.sendTo(some, destination));
    }

    /** The names of the other destinations that these rows can be sent to. */
    public List<String> otherDestinations(Collection<UploadRow> some) {
        return settings.get().destinations().stream()
                .map(Destination::name)
                .filter(name -> !some.stream().allMatch(row -> row.goesTo().equals(name)))
                .toList();
    }

    /** Cancels those that are active. */
    public void cancel(Collection<UploadRow> some) {
        some.stream().filter(row -> row.state().active()).forEach(row -> row.job().cancel());
    }

    /**
     * Removes rows from the list; running ones are cancelled first. Uploaded images stay uploaded.
     */
    public void remove(Collection<UploadRow> some) {
        Set<UploadRow> gone = new HashSet<>(some);
        gone.forEach(row -> row.job().dismiss());
        if (gone.size() == rows.size()) {
            rows.clear();
        } else {
            rows.setAll(rows.stream().filter(row -> !gone.contains(row)).toList());
        }
        removed.run();
    }

    /** Removes all rows that have ended or can't be read. */
    public void clear() {
        remove(rows.stream().filter(row -> !row.state().active() && !row.isReady()).toList());
    }

    /** Removes completed rows. */
    public void removeDone() {
        remove(rows.stream().filter(row -> row.state() == RowState.DONE).toList());
    }

    /** The number of running images. */
    public int unfinished() {
        return (int) rows.stream().filter(row -> row.state().active()).count();
    }

    /** The rows in review that can be started: unreadable images stay. */
    public List<UploadRow> inReview() {
        return rows.stream().filter(UploadRow::isReady).toList();
    }

    /**
     * Makes the copies of rows in review with these values, also in later runs.
     *
     * @return how many rows
     */
    public int useFor(Collection<UploadRow> some, Preset values) {
        List<UploadRow> inReview =
                some.stream().filter(row -> row.state() == RowState.REVIEW).toList();
        inReview.forEach(row -> row.changePreset(values));
        return inReview.size();
    }

    /** As {@link #useFor}, for all rows. */
    public int useForAll(Preset values) {
        return useFor(rows, values);
    }

    /** Starts rows, including those in review. */
    void sendOff(List<UploadRow> some) {
        starter.sendOff(some);
        started.accept(some);
    }
}
