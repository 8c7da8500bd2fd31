package io.dropsize.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.settings.SettingsStore;
import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkFormBar;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** Controller of the actions after an upload. Each choice takes effect immediately. */
final class AfterUploadController implements SettingsSection {
    private final SettingsStore settings;
    private final ImmediateSetting immediate;
    private final DesktopServices desk;

    @FXML private ToggleSwitch copied;
    @FXML private LinkFormBar form;
    @FXML private ToggleSwitch copies;
    @FXML private TextField folder;
    @FXML private Button change;
    private @Nullable Path shownFolder;

    AfterUploadController(
            SettingsStore settings, ImmediateSetting immediate, DesktopServices desk) {
        this.settings = settings;
        this.immediate = immediate;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        settings.onChange(_ -> Platform.runLater(this::shown));
        shown();
        copied.selectedProperty().addListener((_, _, on) -> copiesLinks(on));
        form.form().addListener((_, _, now) -> chosen(now));
        copies.selectedProperty().addListener((_, _, on) -> switched(on));
    }

    @Override
    public void shown() {
        copied.setSelected(settings.get().copied() != null);
        form.form().set(settings.get().linkForm());
        show(settings.get().localCopies());
    }

    @Override
    public boolean mayLeave() {
        return true;
    }

    @FXML
    private void changeFolder() {
        desk.chooseFolder().ifPresent(this::keep);
    }

    private void copiesLinks(boolean on) {
        if (on != (settings.get().copied() != null)) {
            immediate.change(now -> now.withCopied(on ? now.linkForm() : null));
        }
    }

    private void chosen(LinkForm now) {
        if (now != settings.get().linkForm()) {
            immediate.change(all -> all.withLinkForm(now));
        }
    }

    private void switched(boolean on) {
        if (on == (shownFolder != null)) {
            return;
        }
        Optional<Path> wanted = on ? desk.chooseFolder() : Optional.empty();
        keep(wanted.orElse(null));
    }

    private void keep(@Nullable Path chosen) {
        immediate.change(now -> now.withLocalCopies(chosen));
        show(chosen);
    }

    private void show(@Nullable Path chosen) {
        shownFolder = chosen;
        copies.setSelected(chosen != null);
        folder.setText(chosen == null ? "" : chosen.toString());
        folder.setPromptText(Texts.of("settings.copies.none"));
        folder.setDisable(chosen == null);
        change.setDisable(chosen == null);
    }
}
