package io.dropsize.ui.upload.model;

import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.intake.Notice;
import io.dropsize.ui.upload.rows.UploadRow;

import java.util.List;
import java.util.Optional;

/**
 * Explains once, after the first upload to "This computer", that its links open on this computer
 * only; not while another destination is chosen. On the JavaFX thread.
 */
final class LocalLinksTip {
    private final SettingsStore settings;
    private final Background background;
    private final Notice notice;
    private final DesktopServices desk;

    LocalLinksTip(
            SettingsStore settings, Background background, Notice notice, DesktopServices desk) {
        this.settings = settings;
        this.background = background;
        this.notice = notice;
        this.desk = desk;
    }

    void uploaded(List<UploadRow> done) {
        boolean local =
                done.stream()
                        .map(row -> row.job().place())
                        .flatMap(Optional::stream)
                        .anyMatch(LocalLinksTip::opensHereOnly);
        if (local && !settings.get().localLinksExplained()) {
            notice.tip(Texts.of("upload.local"));
            show(settings.get());
        }
    }

    /** Shows the tip, if there is one, with the destination that it is about. */
    void show(Settings now) {
        if (notice.showTip(opensHereOnly(now.chosenDestination()))
                && settings.hold(Settings::withLocalLinksExplained)) {
            background.run(settings::writeHeldIfRead, error -> desk.say(ErrorText.of(error)));
        }
    }

    /**
     * Returns whether links open on this computer only; with a public URL, they may open elsewhere.
     */
    private static boolean opensHereOnly(Destination destination) {
        return destination.isThisComputer() && destination.publicUrl() == null;
    }
}
