package io.dropsize.ui.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.history.PastUpload;
import io.dropsize.history.UploadHistory;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Past uploads, loaded page by page. On the JavaFX thread; nothing here blocks. */
final class HistoryModel {
    private static final int PAGE = 200;

    private final UploadHistory uploads;
    private final UploadPictures pictures;
    private final Background background;
    private final DesktopServices desk;
    private final ObservableList<PastUpload> rows = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty failedOnly = new SimpleBooleanProperty();
    private @Nullable Task<?> reading;
    private boolean complete;

    HistoryModel(
            UploadHistory uploads,
            UploadPictures pictures,
            Background background,
            DesktopServices desk) {
        this.uploads = uploads;
        this.pictures = pictures;
        this.background = background;
        this.desk = desk;
        words.addListener(_ -> refresh());
        failedOnly.addListener(_ -> refresh());
    }

    /** Newest first. */
    ObservableList<PastUpload> rows() {
        return rows;
    }

    /** The text that names or keys must contain; empty for all. */
    StringProperty words() {
        return words;
    }

    BooleanProperty failedOnly() {
        return failedOnly;
    }

    /** Reloads the newest entries. */
    void refresh() {
        if (reading != null) {
            reading.cancel();
        }
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
     * Copies the links of entries whose image exists, one per line, in the order they were added.
     */
    void copy(List<PastUpload> some) {
        List<PastUpload> there =
                some.stream()
                        .filter(PastUpload::isAvailable)
                        .sorted(Comparator.comparingLong(PastUpload::id))
                        .toList();
        if (!there.isEmpty()) {
            background.run(
                    () -> there.stream().map(this::link).collect(Collectors.joining("\n")),
                    text -> {
                        desk.copy(text);
                        desk.say(Texts.of("upload.copied", there.size()));
                    },
                    this::say);
        }
    }

    /** The element of a responsive picture, and the address of any other. Blocks. */
    private String link(PastUpload upload) {
        return uploads.result(upload)
                .filter(done -> done.plan().isResponsive())
                .map(
                        done ->
                                Objects.requireNonNull(done.picture(Published::link))
                                        .html(AltText.of(done.plan().source().stem())))
                .orElseGet(() -> Objects.requireNonNull(upload.link()).toASCIIString());
    }

    /** Opens the uploaded image in the browser, if there is one. */
    void open(PastUpload upload) {
        if (upload.isAvailable()) {
            desk.open(Objects.requireNonNull(upload.link()));
        }
    }

    /** Removes entries from the history after a question. */
    void remove(List<PastUpload> some) {
        if (!some.isEmpty()
                && desk.confirm(
                        Question.destructive(
                                Texts.of("history.remove.title", some.size()),
                                Texts.of("history.remove.text"),
                                Texts.of("history.remove.action", some.size())))) {
            background.run(
                    Executors.callable(
                            () -> {
                                uploads.remove(some);
                                some.forEach(pictures::forget);
                            }),
                    _ -> refresh(),
                    this::say);
        }
    }

    /** Removes all entries after a question. */
    void clear() {
        if (desk.confirm(
                Question.destructive(
                        Texts.of("history.clear.title"),
                        Texts.of("history.remove.text"),
                        Texts.of("history.clear.action")))) {
            background.run(
                    Executors.callable(
                            () -> {
                                uploads.clear();
                                pictures.clear();
                            }),
                    _ -> refresh(),
                    this::say);
        }
    }

    private void say(DropsizeException error) {
        desk.say(ErrorText.of(error));
    }

    private void read(@Nullable PastUpload before) {
        String wanted = words.get().strip();
        boolean failed = failedOnly.get();
        reading =
                background.run(
                        () -> uploads.page(wanted, failed, before, PAGE),
                        page -> show(page, before),
                        this::say);
    }

    private void show(List<PastUpload> page, @Nullable PastUpload before) {
        complete = page.size() < PAGE;
        if (before == null) {
            rows.setAll(page);
        } else {
            rows.addAll(page);
        }
    }
}
