package io.dropsize.ui.settings.about;

import io.dropsize.about.ThisBuild;
import io.dropsize.about.Version;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;
import io.dropsize.update.Release;
import io.dropsize.update.Releases;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/** The state of update checks. On the JavaFX thread. */
public final class UpdateModel {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateModel.class);

    private final Version own;
    private final DesktopServices desk;
    private final Checker clicked;
    private final Checker automatic;
    private final ReadOnlyObjectWrapper<UpdateState> state =
            new ReadOnlyObjectWrapper<>(new UpdateState.NotChecked());

    /** Checks on another thread, then calls one of its consumers on the JavaFX thread. */
    @FunctionalInterface
    interface Checker {
        void start(Consumer<Release> done, Consumer<DropsizeException> failed);
    }

    /**
     * @param clicked checks because the user requested it
     * @param automatic checks automatically, and records the time
     */
    UpdateModel(Version own, DesktopServices desk, Checker clicked, Checker automatic) {
        this.own = own;
        this.desk = desk;
        this.clicked = clicked;
        this.automatic = automatic;
    }

    /** Returns a model that checks in the background. */
    public static UpdateModel of(
            Releases releases,
            SettingsStore settings,
            Background background,
            DesktopServices desk) {
        return new UpdateModel(
                ThisBuild.read().version(),
                desk,
                (done, failed) -> background.run(releases::latest, done, failed),
                (done, failed) ->
                        background.run(
                                () -> {
                                    remember(settings, Instant.now());
                                    return releases.latest();
                                },
                                done,
                                failed));
    }

    public ReadOnlyObjectProperty<UpdateState> state() {
        return state.getReadOnlyProperty();
    }

    /** Checks at the user's request, and shows any result. */
    public void check() {
        if (state.get() instanceof UpdateState.Checking) {
            return;
        }
        state.set(new UpdateState.Checking());
        clicked.start(
                release -> state.set(stateOf(release)),
                error -> state.set(new UpdateState.Failed(ErrorText.of(error))));
    }

    /** Checks automatically: only a newer release is reported, failures are not. */
    public void checkAutomatically() {
        automatic.start(
                release -> {
                    if (stateOf(release) instanceof UpdateState.Available available) {
                        state.set(available);
                        desk.say(Texts.of("about.updates.toast", release.version().toString()));
                    }
                },
                error -> LOG.info("not known whether there is an update: {}", error.getMessage()));
    }

    /** Opens the page of the available release. */
    public void openPage() {
        if (state.get() instanceof UpdateState.Available(_, URI page)) {
            desk.open(page);
        }
    }

    private UpdateState stateOf(Release release) {
        return release.version().isNewerThan(own)
                ? new UpdateState.Available(release.version(), release.page())
                : new UpdateState.Newest(own);
    }

    private static void remember(SettingsStore settings, Instant moment) {
        settings.updateIfRead(now -> now.withUpdates(now.updates().withLastCheck(moment)));
    }
}
