package io.dropsize.ui.upload.model;

import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;

import javafx.application.Platform;

/** Synchronizes the link form of the window and of the settings. On the JavaFX thread. */
final class RememberedForm {
    private final SettingsStore settings;
    private final Background background;
    private final DesktopServices desk;
    private final LinkChoice choice;
    private boolean writing;

    private RememberedForm(SettingsStore settings, Background background, DesktopServices desk) {
        this.settings = settings;
        this.background = background;
        this.desk = desk;
        this.choice = new LinkChoice(settings.get().linkForm(), this::write);
        choice.style().set(settings.get().links());
        settings.onChange(_ -> Platform.runLater(this::read));
    }

    static LinkChoice of(SettingsStore settings, Background background, DesktopServices desk) {
        return new RememberedForm(settings, background, desk).choice;
    }

    private void read() {
        choice.style().set(settings.get().links());
        if (!writing) {
            choice.form().set(settings.get().linkForm());
        }
    }

    /** Writes one form after the other, so that the last choice is the final one. */
    private void write(LinkForm form) {
        if (writing || form == settings.get().linkForm()) {
            return;
        }
        writing = true;
        background.run(
                () -> {
                    settings.update(now -> now.withLinkForm(form));
                    return form;
                },
                _ -> {
                    writing = false;
                    write(choice.form().get());
                },
                error -> {
                    writing = false;
                    desk.say(ErrorText.of(error));
                });
    }
}
