package io.dropsize.ui.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.history.PastUpload;
import io.dropsize.history.UploadHistory;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Past uploads, loaded page by page. On the JavaFX thread; nothing here blocks. */
final class HistoryModel {
    private static final int PAGE = 200;

    private final UploadHistory uploads;
    private final UploadPictures pictures;
    private final HistoryLinks links;
    private final LinkChoice choice;
    private final Background background;
    private final DesktopServices desk;
    private final ObservableList<PastUpload> rows = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty failedOnly = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper anything = new ReadOnlyBooleanWrapper();
    private final Map<URI, Description> changed = new HashMap<>();
    private @Nullable Task<?> reading;
    private boolean complete;
    private Runnable beforeCopy = () -> {};

    HistoryModel(
            UploadHistory uploads,
            UploadPictures pictures,
            HistoryLinks links,
            LinkChoice choice,
            Background background,
            DesktopServices desk) {
        this.uploads = uploads;
        this.pictures = pictures;
        this.links = links;
        this.choice = choice;
        this.background = background;
        this.desk = desk;
        search.addListener(_ -> refresh());
        failedOnly.addListener(_ -> refresh());
    }

    /** The form of links in the whole window. */
    LinkChoice choice() {
        return choice;
    }

    /** Newest first. */
    ObservableList<PastUpload> rows() {
        return rows;
    }

    /** The text that names or keys must contain; empty for all. */
    StringProperty search() {
        return search;
    }

    BooleanProperty failedOnly() {
        return failedOnly;
    }

    /** Why there are no rows; empty while that is unknown. */
    ReadOnlyStringProperty empty() {
        return empty.getReadOnlyProperty();
    }

    /** Whether the history has entries, including those that the search doesn't match. */
    ReadOnlyBooleanProperty anything() {
        return anything.getReadOnlyProperty();
    }

    /** Reloads the newest entries. */
    void refresh() {
        if (reading != null) {
            reading.cancel();
        }
        changed.clear(); // Another view may have changed them.
        read(null);
    }

    /** Loads older entries, if there are more. */
    void more() {
        boolean idle = reading == null || reading.isDone();
        if (idle && !complete && !rows.isEmpty()) {
            read(rows.getLast());
        }
    }

    /**
     * Copies the links of entries whose image exists in the chosen form, one per line, in the order
     * they were added.
     */
    void copy(List<PastUpload> some) {
        List<PastUpload> there =
                some.stream()
                        .filter(PastUpload::isAvailable)
                        .sorted(Comparator.comparingLong(PastUpload::id))
                        .toList();
        if (there.isEmpty()) {
            return;
        }
        beforeCopy.run();
        Map<PastUpload, Description> descriptions = new LinkedHashMap<>();
        there.forEach(upload -> descriptions.put(upload, description(upload)));
        LinkForm form = choice.form().get();
        Duration life = choice.life().get().duration();
        background.run(
                () ->
                        descriptions.entrySet().stream()
                                .map(it -> links.of(it.getKey(), it.getValue(), form, life))
                                .collect(Collectors.joining("\n")),
                text -> {
                    desk.copy(text);
                    desk.say(
                            Texts.of(
                                    form == LinkForm.SIGNED
                                            ? "upload.copied-signed"
                                            : "upload.copied",
                                    there.size(),
                                    life.toHours()));
                },
                this::say);
    }

    /**
     * @param save saves changes of descriptions before links are created
     */
    void beforeCopy(Runnable save) {
        beforeCopy = save;
    }

    /** The description of an entry, as the user may have changed it since it was loaded. */
    Description description(PastUpload upload) {
        return changed.getOrDefault(upload.link(), upload.description());
    }

    /** The alternative text of an entry without one. */
    static String suggestedAlt(PastUpload upload) {
        return HistoryLinks.suggestedAlt(upload);
    }

    /** Changes the description of an entry whose image exists, in all its uploads. */
    void describe(PastUpload upload, Description description) {
        changed.put(Objects.requireNonNull(upload.link()), description);
        uploads.describe(upload, description).thenAccept(this::described);
    }

    private void described(boolean saved) {
        if (!saved) {
            Platform.runLater(() -> say(new DropsizeException(ErrorKind.DESCRIPTION_NOT_SAVED)));
        }
    }

    /** Opens the uploaded image in the browser, if there is one. */
    void open(PastUpload upload) {
        if (upload.isAvailable()) {
            desk.open(Objects.requireNonNull(upload.link()));
        }
    }

    /** Removes entries from the history after a question. */
    void remove(List<PastUpload> some) {
        if (!some.isEmpty()) {
            delete(
                    Texts.of("history.remove.title", some.size()),
                    Texts.of("history.remove.action", some.size()),
                    () -> {
                        uploads.remove(some);
                        some.forEach(pictures::forget);
                    });
        }
    }

    /** Removes all entries after a question. */
    void clear() {
        delete(
                Texts.of("history.clear.title"),
                Texts.of("history.clear.action"),
                () -> {
                    uploads.clear();
                    pictures.clear();
                });
    }

    private void delete(String title, String action, Runnable deletion) {
        if (desk.confirm(Question.destructive(title, Texts.of("history.remove.text"), action))) {
            background.run(Executors.callable(deletion), _ -> refresh(), this::say);
        }
    }

    private void say(DropsizeException error) {
        desk.say(ErrorText.of(error));
    }

    private void read(@Nullable PastUpload before) {
        String wanted = search.get().strip();
        boolean failed = failedOnly.get();
        reading =
                background.run(
                        () -> page(wanted, failed, before), page -> show(page, before), this::say);
    }

    /** Blocks. */
    private Page page(String wanted, boolean failed, @Nullable PastUpload before) {
        List<PastUpload> found = uploads.page(wanted, failed, before, PAGE);
        boolean any =
                before != null || !found.isEmpty() || !uploads.page("", false, null, 1).isEmpty();
        return new Page(found, any, emptyText(wanted, failed));
    }

    private void show(Page page, @Nullable PastUpload before) {
        complete = page.found().size() < PAGE;
        if (before == null) {
            rows.setAll(page.found());
        } else {
            rows.addAll(page.found());
        }
        anything.set(page.any());
        empty.set(page.emptyText());
    }

    private static String emptyText(String wanted, boolean failed) {
        if (!wanted.isEmpty()) {
            return Texts.of("history.no-match", wanted);
        }
        return Texts.of(failed ? "history.no-failed" : "history.empty");
    }

    /**
     * Entries of the history.
     *
     * @param any whether the history has entries
     * @param emptyText why there are none
     */
    private record Page(List<PastUpload> found, boolean any, String emptyText) {}
}
