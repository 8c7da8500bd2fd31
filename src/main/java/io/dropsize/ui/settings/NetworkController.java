package io.dropsize.ui.settings;

import io.dropsize.error.ErrorText;
import io.dropsize.network.ProxySettings;
import io.dropsize.network.ProxySettings.Mode;
import io.dropsize.secret.SecretStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.FormRow;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Controller of the proxy. A choice takes effect as soon as it is complete. */
final class NetworkController implements SettingsSection {
    private final SecretStore secrets;
    private final ImmediateSetting settings;
    private final Background background;

    @FXML private ToggleGroup modes;
    @FXML private Node manual;
    @FXML private FormRow hostRow;
    @FXML private TextField host;
    @FXML private TextField port;
    @FXML private TextField user;
    @FXML private FormRow passwordRow;
    @FXML private PasswordField password;
    @FXML private TextField exceptions;

    NetworkController(SecretStore secrets, ImmediateSetting settings, Background background) {
        this.secrets = secrets;
        this.settings = settings;
        this.background = background;
    }

    @FXML
    private void initialize() {
        settings.follow(this::shown);
        modes.selectedToggleProperty().addListener((_, _, now) -> chosen(now));
        for (TextField field : fields()) {
            field.focusedProperty().addListener((_, _, focused) -> left(focused));
        }
    }

    private List<TextField> fields() {
        return List.of(host, port, user, password, exceptions);
    }

    @Override
    public void shown() {
        ProxySettings now = settings.get().proxy();
        boolean typing =
                mode() == Mode.MANUAL && now.mode() != Mode.MANUAL && !host.getText().isEmpty();
        if (typing || fields().stream().anyMatch(Node::isFocused)) {
            return;
        }
        host.setText(now.host());
        port.setText(Integer.toString(now.port()));
        user.setText(now.user());
        exceptions.setText(now.exceptions());
        for (Toggle toggle : modes.getToggles()) {
            toggle.setSelected(now.mode().name().equals(toggle.getUserData()));
        }
        manual.setVisible(now.mode() == Mode.MANUAL);
        mark(false);
        password.setPromptText("");
        now.secretName().ifPresent(this::showPassword);
    }

    private @Nullable Mode mode() {
        Toggle toggle = modes.getSelectedToggle();
        return toggle == null ? null : Mode.valueOf(String.valueOf(toggle.getUserData()));
    }

    private void chosen(@Nullable Toggle toggle) {
        Mode mode = mode();
        if (toggle == null || mode == null) {
            return;
        }
        manual.setVisible(mode == Mode.MANUAL);
        if (mode == Mode.MANUAL && settings.get().proxy().host().isEmpty()) {
            host.requestFocus();
        } else if (mode != settings.get().proxy().mode()) {
            settings.change(now -> now.withProxy(now.proxy().with(mode)));
        }
    }

    private void left(boolean focused) {
        if (!focused) {
            keep();
        }
    }

    /** Until host and port are valid, the previous proxy stays in use. */
    @FXML
    private void keep() {
        if (mode() != Mode.MANUAL) {
            return;
        }
        Optional<ProxySettings> typed = typed();
        mark(typed.isEmpty() && !host.getText().isBlank());
        typed.ifPresent(this::keep);
    }

    private Optional<ProxySettings> typed() {
        String address = host.getText().strip();
        String complete =
                address.matches(".*:[0-9]+/?") ? address : address + ":" + port.getText().strip();
        return ProxySettings.manual(complete, user.getText(), exceptions.getText());
    }

    private void keep(ProxySettings typed) {
        host.setText(typed.host());
        port.setText(Integer.toString(typed.port()));
        String secret = password.getText();
        Optional<String> name = typed.secretName().filter(_ -> !secret.isEmpty());
        if (name.isEmpty()) {
            change(typed);
            return;
        }
        password.clear();
        background.run(
                () -> {
                    secrets.put(name.get(), secret);
                    return secrets.persistent();
                },
                lasting -> {
                    passwordIsKept(lasting);
                    if (mode() == Mode.MANUAL) {
                        change(typed);
                    }
                },
                error -> show(ErrorText.of(error)));
    }

    private void change(ProxySettings typed) {
        ProxySettings before = settings.get().proxy();
        if (typed.equals(before)) {
            return;
        }
        settings.change(now -> now.withProxy(typed));
        before.obsoleteSecret(typed)
                .ifPresent(
                        name ->
                                background.run(
                                        () -> secrets.remove(name),
                                        error -> show(ErrorText.of(error))));
    }

    private void mark(boolean wrong) {
        hostRow.setProblem(wrong ? Texts.of("settings.network.problem") : "");
        hostRow.mark(wrong ? host : null);
    }

    private void showPassword(String name) {
        background.run(
                () -> secrets.get(name).isPresent(),
                stored ->
                        password.setPromptText(
                                stored ? Texts.of("settings.network.password.kept") : ""),
                error -> show(ErrorText.of(error)));
    }

    private void passwordIsKept(boolean lasting) {
        password.setPromptText(Texts.of("settings.network.password.kept"));
        show(lasting ? "" : Texts.of("settings.network.password.this-run"));
    }

    private void show(String note) {
        passwordRow.setNote(note);
    }
}
