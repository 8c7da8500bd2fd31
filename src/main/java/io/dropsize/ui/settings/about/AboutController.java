package io.dropsize.ui.settings.about;

import io.dropsize.about.SystemInformation;
import io.dropsize.about.ThisBuild;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Icons;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

/** Controller of the About section: version, home page, licences. */
public final class AboutController implements SettingsSection {
    private static final int ICON = 128;

    private final ThisBuild build;
    private final LicencesController licences;
    private final DesktopServices desk;

    @FXML private VBox front;
    @FXML private ImageView icon;
    @FXML private Label version;
    @FXML private Hyperlink home;
    @FXML private Label environment;
    @FXML private Button showLicences;
    @FXML private Parent licencesView;

    public AboutController(ThisBuild build, LicencesController licences, DesktopServices desk) {
        this.build = build;
        this.licences = licences;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        icon.setImage(Icons.of(ICON));
        version.setText(Texts.of("about.version", build.version().toString()));
        home.setText(build.home().toString());
        environment.setText(SystemInformation.of(build.version()));
        licences.onBack(this::showFront);
        licencesView.setVisible(false);
    }

    @Override
    public void shown() {
        // The section doesn't change while it is hidden.
    }

    @FXML
    private void openHome() {
        desk.open(build.home());
    }

    @FXML
    private void copyEnvironment() {
        desk.copy(environment.getText());
        desk.say(Texts.of("about.copied"));
    }

    @FXML
    private void showLicences() {
        front.setVisible(false);
        licencesView.setVisible(true);
        licences.shown();
    }

    private void showFront() {
        licencesView.setVisible(false);
        front.setVisible(true);
        showLicences.requestFocus();
    }
}
