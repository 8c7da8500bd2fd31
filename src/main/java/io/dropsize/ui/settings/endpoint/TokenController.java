package io.dropsize.ui.settings.endpoint;

import io.dropsize.error.ErrorText;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Controller of the endpoint's token. It is hidden until the user wants to see it. */
public final class TokenController {
    private static final String HIDDEN = "•".repeat(24);

    private final EndpointAccess endpoint;
    private final Background background;
    private final DesktopServices desk;

    @FXML private TextField token;
    @FXML private Button show;
    private boolean visible;

    public TokenController(EndpointAccess endpoint, Background background, DesktopServices desk) {
        this.endpoint = endpoint;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        token.setText(HIDDEN);
    }

    @FXML
    private void showOrHide() {
        if (visible) {
            display(false, HIDDEN);
        } else {
            with(endpoint::token, text -> display(true, text));
        }
    }

    @FXML
    private void copy() {
        with(
                endpoint::token,
                text -> {
                    desk.copy(text);
                    desk.say(Texts.of("settings.editors.token.copied"));
                });
    }

    @FXML
    private void renew() {
        Question question =
                Question.destructive(
                        Texts.of("settings.editors.token.renew.title"),
                        Texts.of("settings.editors.token.renew.text"),
                        Texts.of("settings.editors.token.renew"));
        if (desk.confirm(question)) {
            with(endpoint::renewToken, text -> display(visible, visible ? text : HIDDEN));
        }
    }

    private void with(Callable<String> work, Consumer<String> done) {
        background.run(work, done, error -> desk.say(ErrorText.of(error)));
    }

    private void display(boolean shown, String text) {
        visible = shown;
        token.setText(text);
        show.setText(
                Texts.of(shown ? "settings.editors.token.hide" : "settings.editors.token.show"));
    }
}
