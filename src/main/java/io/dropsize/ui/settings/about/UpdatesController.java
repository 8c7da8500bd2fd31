package io.dropsize.ui.settings.about;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ImmediateSetting;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** Controller of "Check for updates". */
public final class UpdatesController {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final UpdateModel model;
    private final ImmediateSetting settings;

    @FXML private ProgressIndicator busy;
    @FXML private Label answer;
    @FXML private HBox newer;
    @FXML private Label page;
    @FXML private CheckBox automatic;

    public UpdatesController(UpdateModel model, ImmediateSetting settings) {
        this.model = model;
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        model.state().addListener((_, _, now) -> show(now));
        show(model.state().get());
        settings.follow(this::showChoice);
        automatic.selectedProperty().addListener((_, _, on) -> allow(on));
    }

    @FXML
    private void ask() {
        model.check();
    }

    @FXML
    private void openPage() {
        model.openPage();
    }

    private void allow(boolean on) {
        settings.change(now -> now.withUpdates(now.updates().withAutomatic(on)));
    }

    private void showChoice() {
        automatic.setSelected(settings.get().updates().automatic());
    }

    private void show(UpdateState state) {
        busy.setVisible(state instanceof UpdateState.Checking);
        answer.setText(sentence(state));
        answer.pseudoClassStateChanged(GOOD, state instanceof UpdateState.Newest);
        answer.pseudoClassStateChanged(BAD, state instanceof UpdateState.Failed);
        newer.setVisible(state instanceof UpdateState.Available);
        page.setText(
                state instanceof UpdateState.Available available
                        ? available.page().toString()
                        : "");
    }

    private static String sentence(UpdateState state) {
        return switch (state) {
            case UpdateState.NotChecked _ -> Texts.of("about.updates.hint");
            case UpdateState.Checking _ -> Texts.of("about.updates.asking");
            case UpdateState.Newest newest ->
                    Texts.of("about.updates.newest", newest.own().toString());
            case UpdateState.Available available ->
                    Texts.of("about.updates.available", available.version().toString());
            case UpdateState.Failed failed -> failed.sentence();
        };
    }
}
