package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.secret.SecretStore;
import io.dropsize.store.AwsProfiles;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Texts;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** Controller of a destination's credentials. */
public final class KeysController {
    private final DestinationForm form;
    private final SecretStore secrets;
    private final Background background;

    /** Whether there is a keyring; determining this may take seconds. */
    private boolean lasting = true;

    /** The reason why the state of the secret is unknown; empty if it is known. */
    private String trouble = "";

    private volatile @Nullable String opened;

    @FXML private ComboBox<KeySource> keys;
    @FXML private ComboBox<String> profile;
    @FXML private Node keyPair;
    @FXML private TextField accessKey;
    @FXML private PasswordField secret;
    @FXML private Label environment;
    @FXML private Label secretNote;
    @FXML private Label keysHelp;

    public KeysController(DestinationForm form, SecretStore secrets, Background background) {
        this.form = form;
        this.secrets = secrets;
        this.background = background;
    }

    @FXML
    private void initialize() {
        keys.getItems().setAll(KeySource.values());
        keys.valueProperty().bindBidirectional(form.keys());
        profile.getEditor().textProperty().bindBidirectional(form.profile());
        accessKey.textProperty().bindBidirectional(form.accessKey());
        secret.textProperty().bindBidirectional(form.secret());
        form.keys().addListener((_, _, _) -> show());
        form.service().addListener((_, _, _) -> show());
        show();
    }

    /**
     * Called when another destination has been loaded into the form.
     *
     * @param known its saved name; null for a new one
     */
    void opened(@Nullable String known) {
        opened = known;
        trouble = "";
        form.secretState().set(SecretState.MISSING);
        secret.setPromptText(Texts.of("settings.secret.missing"));
        background.run(
                secrets::persistent,
                now -> {
                    lasting = now;
                    show();
                },
                this::noSecret);
        if (known != null && form.keys().get() == KeySource.ACCESS_KEY) {
            form.secretState().set(SecretState.UNKNOWN);
            background.run(
                    () -> secrets.get(known).isPresent(),
                    is -> hasSecret(known, is),
                    error -> {
                        if (known.equals(opened)) {
                            noSecret(error);
                        }
                    });
        }
        show();
    }

    /** Loads the AWS profiles to choose from. */
    void offerProfiles() {
        Path home = Path.of(System.getProperty("user.home"));
        background.run(
                () -> AwsProfiles.names(System.getenv(), home),
                found -> {
                    String typed = form.profile().get();
                    profile.getItems().setAll(found);
                    form.profile().set(typed);
                },
                this::noSecret);
    }

    /** Returns the secret in the form, or the stored one of the saved name. Blocks. Thread-safe. */
    Optional<String> secretFor(DestinationInput typed) {
        String known = opened;
        if (!typed.secret().isEmpty()) {
            return Optional.of(typed.secret());
        }
        return known == null || typed.keys() != KeySource.ACCESS_KEY
                ? Optional.empty()
                : secrets.get(known);
    }

    /** Returns the field that a problem of the credentials belongs to. */
    Node control() {
        return switch (form.keys().get()) {
            case PROFILE -> profile;
            case ENVIRONMENT -> keys;
            case ACCESS_KEY -> form.accessKey().get().isBlank() ? accessKey : secret;
        };
    }

    private void hasSecret(String known, boolean is) {
        if (known.equals(opened)) {
            form.secretState().set(is ? SecretState.STORED : SecretState.MISSING);
            String kept = lasting ? "settings.secret.kept" : "settings.secret.kept-now";
            secret.setPromptText(Texts.of(is ? kept : "settings.secret.missing"));
        }
    }

    private void noSecret(DropsizeException error) {
        trouble = ErrorText.of(error);
        show();
    }

    private void show() {
        KeySource source = form.keys().get();
        profile.setVisible(source == KeySource.PROFILE);
        environment.setVisible(source == KeySource.ENVIRONMENT);
        keyPair.setVisible(source == KeySource.ACCESS_KEY);
        Optional<String> where = form.service().get().keys();
        keysHelp.setText(Texts.of("settings.keys.where", where.orElse("")));
        keysHelp.setVisible(source == KeySource.ACCESS_KEY && where.isPresent());
        boolean noted = !lasting || !trouble.isEmpty();
        secretNote.setText(trouble.isEmpty() ? Texts.of("settings.secret.this-run") : trouble);
        secretNote.setVisible(source == KeySource.ACCESS_KEY && noted);
    }
}
