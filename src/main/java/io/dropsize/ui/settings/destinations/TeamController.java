package io.dropsize.ui.settings.destinations;

import io.dropsize.error.ErrorText;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.TeamFile;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Controller of the place of the team file. */
public final class TeamController {
    private final SettingsStore settings;
    private final TeamFiles files;
    private final SecretStore secrets;
    private final DestinationsController destinations;
    private final Background background;
    private final DesktopServices desk;

    @FXML private Node pane;
    @FXML private TextField place;
    @FXML private Button load;
    @FXML private Button refresh;
    @FXML private Button off;
    @FXML private Label state;

    public TeamController(
            SettingsStore settings,
            TeamFiles files,
            SecretStore secrets,
            DestinationsController destinations,
            Background background,
            DesktopServices desk) {
        this.settings = settings;
        this.files = files;
        this.secrets = secrets;
        this.destinations = destinations;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        load.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> place.getText().isBlank(), place.textProperty()));
        settings.onChange(_ -> Platform.runLater(this::show));
        place.setText(source());
        show();
    }

    /** Shows or hides the place of the team file. */
    void toggle() {
        pane.setVisible(!pane.isVisible());
        if (pane.isVisible()) {
            place.requestFocus();
        }
    }

    @FXML
    private void use() {
        String typed = place.getText();
        load(() -> files.use(typed));
    }

    @FXML
    private void refresh() {
        load(files::refresh);
    }

    @FXML
    private void off() {
        run(
                () -> {
                    files.off(secrets::remove);
                    return List.<String>of();
                },
                _ -> {
                    place.setText("");
                    desk.say(Texts.of("team.turned-off"));
                });
    }

    private void load(Callable<TeamFile> work) {
        run(
                () ->
                        work.call().problems().stream()
                                .map(ErrorText::forSettings)
                                .collect(Collectors.toList()),
                problems ->
                        desk.say(
                                problems.isEmpty()
                                        ? Texts.of("team.loaded")
                                        : String.join(" ", problems)));
    }

    private void run(Callable<List<String>> work, Consumer<List<String>> done) {
        if (destinations.mayLeave()) {
            background.run(
                    work,
                    problems -> {
                        show();
                        destinations.shown();
                        done.accept(problems);
                    },
                    error -> desk.say(ErrorText.forSettings(error)));
        }
    }

    private void show() {
        boolean on = settings.get().team().source() != null;
        refresh.setDisable(!on);
        off.setDisable(!on);
        TeamFile file = settings.get().team().file();
        state.setText(
                on
                        ? Texts.of(
                                "team.state",
                                files.label(),
                                file.destinations().size(),
                                file.presets().size())
                        : Texts.of("team.hint"));
    }

    private String source() {
        return Objects.requireNonNullElse(settings.get().team().source(), "");
    }
}
