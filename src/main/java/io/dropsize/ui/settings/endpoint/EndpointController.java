package io.dropsize.ui.settings.endpoint;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.error.ErrorText;
import io.dropsize.settings.EndpointSettings;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.FormRow;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.net.URI;

/** Controller of the endpoint's switch and port. Each choice takes effect immediately. */
public final class EndpointController implements SettingsSection {
    private final EndpointAccess endpoint;
    private final ImmediateSetting settings;
    private final DesktopServices desk;

    @FXML private ToggleSwitch on;
    @FXML private Label state;
    @FXML private FormRow uploads;
    @FXML private Button docs;
    @FXML private TextField port;

    public EndpointController(
            EndpointAccess endpoint, ImmediateSetting settings, DesktopServices desk) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        settings.follow(this::shown);
        endpoint.status().addListener((_, _, now) -> show(now));
        show(endpoint.status().get());
        on.selectedProperty()
                .addListener(
                        (_, _, now) ->
                                settings.change(
                                        all -> all.withEndpoint(all.endpoint().withOn(now))));
        port.focusedProperty().addListener((_, _, focused) -> left(focused));
    }

    @Override
    public void shown() {
        EndpointSettings now = settings.get().endpoint();
        on.setSelected(now.on());
        if (!port.isFocused()) {
            port.setText(Integer.toString(now.port()));
        }
    }

    private void left(boolean focused) {
        if (!focused) {
            keepPort();
        }
    }

    /** Replaces a text that is no port with the port in use. */
    @FXML
    private void keepPort() {
        String typed = port.getText().strip();
        int now = settings.get().endpoint().port();
        int wanted = typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : now;
        if (wanted >= 1 && wanted <= EndpointSettings.MAX_PORT && wanted != now) {
            settings.change(all -> all.withEndpoint(all.endpoint().withPort(wanted)));
        }
        port.setText(Integer.toString(settings.get().endpoint().port()));
    }

    @FXML
    private void openDocs() {
        desk.open(URI.create(address(endpoint.status().get().port()) + "/apidocs"));
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    private void show(EndpointAccess.Status now) {
        boolean open = now.port() != 0;
        state.setText(
                open
                        ? Texts.of("settings.editors.open", address(now.port()))
                        : Texts.of("settings.editors.closed"));
        docs.setDisable(!open);
        uploads.setProblem(now.error() == null ? "" : ErrorText.of(now.error()));
    }
}
