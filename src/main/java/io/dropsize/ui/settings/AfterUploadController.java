package io.dropsize.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkFormBar;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** Controller of the actions after an upload. Each choice takes effect immediately. */
final class AfterUploadController implements SettingsSection {
    private final ImmediateSetting settings;
    private final DesktopServices desk;

    @FXML private ToggleSwitch copied;
    @FXML private LinkFormBar form;
    @FXML private ToggleSwitch copies;
    @FXML private TextField folder;
    @FXML private Button change;
    private @Nullable Path shownFolder;

    AfterUploadController(ImmediateSetting settings, DesktopServices desk) {
        this.settings = settings;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        settings.follow(this::shown);
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

    @FXML
    private void changeFolder() {
        desk.chooseFolder().ifPresent(this::keep);
    }

    private void copiesLinks(boolean on) {
        if (on != (settings.get().copied() != null)) {
            settings.change(now -> now.withCopied(on ? now.linkForm() : null));
        }
    }

    private void chosen(LinkForm now) {
        if (now != settings.get().linkForm()) {
            settings.change(all -> all.withLinkForm(now));
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
        settings.change(now -> now.withLocalCopies(chosen));
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
