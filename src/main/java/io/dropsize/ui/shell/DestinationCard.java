package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** The current destination in the sidebar, and its connection status. On the JavaFX thread. */
final class DestinationCard {
    private static final PseudoClass CONNECTED = PseudoClass.getPseudoClass("connected");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ObjectStores stores;
    private final Background background;
    private final Label name;
    private final Label connection;
    private final Node openSettings;
    private @Nullable Destination checked;
    private boolean connects;

    /**
     * @param openSettings opens the destination's settings; offered if it can't be used
     */
    DestinationCard(
            ObjectStores stores,
            Background background,
            Label name,
            Label connection,
            Node openSettings) {
        this.stores = stores;
        this.background = background;
        this.name = name;
        this.connection = connection;
        this.openSettings = openSettings;
        openSettings.managedProperty().bind(openSettings.visibleProperty());
    }

    /** Starts to check each destination that is shown. */
    void connect(Destination destination) {
        connects = true;
        show(destination);
    }

    void checkAgain(Destination destination) {
        checked = null;
        show(destination);
    }

    void show(Destination destination) {
        name.setText(
                destination.region() == null
                        ? destination.name()
                        : destination.name() + " · " + destination.region());
        // The JVM generates a record's equals at its first call, which must not be before the
        // paint.
        if (checked != null && destination.equals(checked)) {
            return;
        }
        show(Texts.of("shell.connecting"), false, false);
        if (!connects) {
            return;
        }
        checked = destination;
        background.run(
                () -> {
                    stores.check(destination);
                    return destination;
                },
                same -> answered(same, Texts.of("shell.connected"), null),
                error -> answered(destination, ErrorText.brief(error), error));
    }

    private void answered(Destination destination, String text, @Nullable DropsizeException error) {
        if (!Objects.equals(destination, checked)) {
            return;
        }
        show(text, error == null, error != null);
        connection.setTooltip(error == null ? null : Tooltips.wrapped(ErrorText.of(error)));
    }

    private void show(String text, boolean good, boolean bad) {
        connection.setText(text);
        connection.pseudoClassStateChanged(CONNECTED, good);
        connection.pseudoClassStateChanged(FAILED, bad);
        openSettings.setVisible(bad);
    }
}
