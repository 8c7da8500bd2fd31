package io.dropsize.ui.history;

import io.dropsize.error.ErrorText;
import io.dropsize.history.Upload;
import io.dropsize.history.Uploads;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Past uploads, as far as they have been asked for. On the JavaFX thread; nothing here blocks. */
final class HistoryModel {
    private static final int PAGE = 200;

    private final Uploads uploads;
    private final Background background;
    private final Desk desk;
    private final ObservableList<Upload> rows = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private @Nullable Task<?> reading;
    private boolean complete;

    HistoryModel(Uploads uploads, Background background, Desk desk) {
        this.uploads = uploads;
        this.background = background;
        this.desk = desk;
        words.addListener(_ -> refresh());
    }

    /** Newest first. */
    ObservableList<Upload> rows() {
        return rows;
    }

    /** What names or keys contain; empty for all. */
    StringProperty words() {
        return words;
    }

    /** Reads the newest ones anew. */
    void refresh() {
        if (reading != null) {
            reading.cancel();
        }
        read(null);
    }

    /** Reads further back, if there is more. */
    void more() {
        boolean idle = reading == null || reading.isDone();
        if (idle && !complete && !rows.isEmpty()) {
            read(rows.getLast());
        }
    }

    /** Copies the links of those that have one, one a line. */
    void copy(List<Upload> some) {
        List<String> links =
                some.stream()
                        .map(Upload::link)
                        .filter(Objects::nonNull)
                        .map(URI::toASCIIString)
                        .collect(Collectors.toList());
        if (!links.isEmpty()) {
            desk.copy(String.join("\n", links));
            desk.say(Texts.of("upload.copied", links.size()));
        }
    }

    private void read(@Nullable Upload before) {
        String wanted = words.get().strip();
        reading =
                background.run(
                        () -> uploads.page(wanted, before, PAGE),
                        page -> show(page, before),
                        error -> desk.say(ErrorText.of(error)));
    }

    private void show(List<Upload> page, @Nullable Upload before) {
        complete = page.size() < PAGE;
        if (before == null) {
            rows.setAll(page);
        } else {
            rows.addAll(page);
        }
    }
}
