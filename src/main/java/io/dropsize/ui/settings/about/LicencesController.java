package io.dropsize.ui.settings.about;

import io.dropsize.error.ErrorText;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.concurrent.Callable;

/** Controller of the licences: a long text, loaded when it is first shown. */
public final class LicencesController {
    private static final double ROW_HEIGHT = 19;

    /** The number of lines above a match that stay visible. */
    private static final int ABOVE = 3;

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Callable<List<String>> reader;
    private final Background background;
    private final DesktopServices desk;
    private Runnable back = () -> {};
    private boolean read;

    @FXML private TextField search;
    @FXML private Label found;
    @FXML private ListView<String> lines;
    @FXML private Label note;

    /**
     * @param reader returns the lines, or none; may block
     */
    public LicencesController(
            Callable<List<String>> reader, Background background, DesktopServices desk) {
        this.reader = reader;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        lines.setFixedCellSize(ROW_HEIGHT);
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.addEventHandler(KeyEvent.KEY_PRESSED, this::copySelected);
        search.textProperty().addListener((_, _, _) -> find(0));
        say(Texts.of("about.licences.reading"));
    }

    void onBack(Runnable action) {
        back = action;
    }

    /** Called when the section is shown. */
    void shown() {
        search.requestFocus();
        if (!read) {
            read = true;
            background.run(reader, this::show, error -> say(ErrorText.of(error)));
        }
    }

    @FXML
    private void back() {
        back.run();
    }

    @FXML
    private void next() {
        find(lines.getSelectionModel().getSelectedIndex() + 1);
    }

    @FXML
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            back();
        }
    }

    private void show(List<String> text) {
        if (text.isEmpty()) {
            say(Texts.of("about.licences.missing"));
            return;
        }
        note.setVisible(false);
        lines.getItems().setAll(text);
        lines.setVisible(true);
        search.setDisable(false);
        search.requestFocus();
    }

    private void say(String sentence) {
        note.setText(sentence);
        note.setVisible(true);
        lines.setVisible(false);
        search.setDisable(true);
    }

    private void find(int from) {
        TextSearch hits = TextSearch.in(lines.getItems(), search.getText());
        int hit = hits.next(from);
        lines.getSelectionModel().clearSelection();
        if (hit >= 0) {
            lines.getSelectionModel().select(hits.lines().get(hit).intValue());
            lines.scrollTo(Math.max(0, hits.lines().get(hit) - ABOVE));
        }
        found.setText(
                search.getText().isBlank()
                        ? ""
                        : Texts.of("about.licences.found", hit + 1, hits.lines().size()));
    }

    private void copySelected(KeyEvent event) {
        if (COPY.match(event)) {
            event.consume();
            desk.copy(String.join("\n", lines.getSelectionModel().getSelectedItems()));
        }
    }
}
