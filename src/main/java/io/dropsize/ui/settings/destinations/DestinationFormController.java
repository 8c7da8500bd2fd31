package io.dropsize.ui.settings.destinations;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.store.DestinationField;
import io.dropsize.store.service.Service;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.FormRow;
import io.dropsize.ui.settings.shared.Problems;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Controller of the fields of one destination. */
public final class DestinationFormController {
    private final DestinationForm form;
    private final KeysController keys;
    private @Nullable Problems<DestinationField> problems;
    private @Nullable MirrorChoice mirrorChoice;

    @FXML private TextField name;
    @FXML private ComboBox<Service> service;
    @FXML private TextField bucket;
    @FXML private FormRow regionRow;
    @FXML private TextField region;
    @FXML private MenuButton regions;
    @FXML private TextField endpoint;
    @FXML private Node local;
    @FXML private Node remote;
    @FXML private Node bucketRows;
    @FXML private Node publishingRows;
    @FXML private FormRow publicRow;
    @FXML private FormRow headersRow;
    @FXML private TextField template;
    @FXML private FormRow templateRow;
    @FXML private TextField publicUrl;
    @FXML private ToggleSwitch overwrite;
    @FXML private TextArea headers;
    @FXML private Node foundRow;
    @FXML private Label found;
    @FXML private FormRow httpRow;
    @FXML private CheckBox allowHttp;
    @FXML private Node certificateRow;
    @FXML private Label certificate;
    @FXML private FormRow mirrorsRow;
    @FXML private CheckComboBox<String> mirrors;

    public DestinationFormController(DestinationForm form, KeysController keys) {
        this.form = form;
        this.keys = keys;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(form.name());
        bucket.textProperty().bindBidirectional(form.bucket());
        region.textProperty().bindBidirectional(form.region());
        endpoint.textProperty().bindBidirectional(form.endpoint());
        template.textProperty().bindBidirectional(form.template());
        publicUrl.textProperty().bindBidirectional(form.publicUrl());
        overwrite.selectedProperty().bindBidirectional(form.overwrite());
        headers.textProperty().bindBidirectional(form.headers());
        allowHttp.selectedProperty().bindBidirectional(form.allowHttp());
        service.setConverter(new ServiceNames());
        service.getItems().setAll(Service.remote());
        service.valueProperty().bindBidirectional(form.service());
        mirrorChoice = new MirrorChoice(mirrors, form.mirrors());
        autofill(bucket, DestinationField.BUCKET);
        autofill(endpoint, DestinationField.ENDPOINT);
        found.textProperty()
                .bind(form.autofill().found().map(it -> Texts.of("settings.understood", it)));
        foundRow.visibleProperty().bind(form.autofill().found().isNotEmpty());
        certificate
                .textProperty()
                .bind(
                        form.certificate()
                                .map(it -> Texts.of("settings.certificate", String.valueOf(it)))
                                .orElse(""));
        certificateRow.visibleProperty().bind(form.certificate().isNotNull());
        form.service().subscribe(this::showService);
        Problems<DestinationField> shown =
                new Problems<>(form, List.of(DestinationField.values()), this::control);
        problems = shown;
        form.allowHttp().addListener((_, _, _) -> shown.show());
        form.secretState().addListener((_, _, _) -> shown.show());
        form.typed().subscribe(this::showHints);
    }

    /**
     * Called when another destination has been loaded into the form.
     *
     * @param known its saved name; null for a new one
     * @param readOnly whether only the credentials can be changed
     */
    void opened(@Nullable String known, boolean readOnly) {
        keys.opened(known);
        DestinationInput loaded = form.typed().get();
        boolean forVisitors = !loaded.isThisComputer();
        // Nothing in the window needs them for a folder, but the settings file may set them.
        publicRow.setVisible(forVisitors || !loaded.publicUrl().isEmpty());
        headersRow.setVisible(forVisitors || !loaded.headers().isEmpty());
        mirrorsRow.setVisible(Objects.requireNonNull(mirrorChoice).offer());
        bucketRows.setDisable(readOnly);
        publishingRows.setDisable(readOnly);
        problems().reset();
    }

    /** Returns whether only the credentials can be changed. */
    boolean isReadOnly() {
        return bucketRows.isDisable();
    }

    /** Loads the AWS profiles to choose from. */
    void offerProfiles() {
        keys.offerProfiles();
    }

    /** Returns whether the form can be saved; if not, shows the problems. */
    boolean insist() {
        form.autofill().apply(DestinationField.ENDPOINT);
        form.autofill().apply(DestinationField.BUCKET);
        return problems().insist();
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    /** Returns the secret in the form, or the stored one of the saved name. Blocks. Thread-safe. */
    Optional<String> secretFor(DestinationInput typed) {
        return keys.secretFor(typed);
    }

    @FXML
    private void forgetCertificate() {
        form.certificate().set(null);
    }

    @FXML
    private void undo() {
        form.autofill().undo();
    }

    /** Distributes the values of an address when it is pasted, or when the field is left. */
    private void autofill(TextField text, DestinationField field) {
        text.textProperty()
                .addListener(
                        (_, before, now) -> {
                            if (text.isFocused() && now.length() > before.length() + 1) {
                                Platform.runLater(() -> form.autofill().apply(field));
                            }
                        });
        text.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                form.autofill().apply(field);
                            }
                        });
    }

    private Node control(DestinationField field) {
        return switch (field) {
            case NAME -> name;
            case BUCKET -> bucket;
            case REGION -> region;
            case ENDPOINT -> endpoint;
            case KEYS -> keys.control();
            case TEMPLATE -> template;
            case PUBLIC_URL -> publicUrl;
            case HEADERS -> headers;
            case MIRRORS -> mirrors;
        };
    }

    private void showService(Service chosen) {
        remote.setVisible(chosen != Service.THIS_COMPUTER);
        local.setVisible(chosen == Service.THIS_COMPUTER);
        regionRow.setVisible(chosen.regionNeed() != Service.Need.NONE);
        regions.setVisible(!chosen.regions().isEmpty());
        regions.getItems().clear();
        for (String name : chosen.regions()) {
            MenuItem item = new MenuItem(name);
            item.setOnAction(_ -> form.region().set(name));
            regions.getItems().add(item);
        }
    }

    private void showHints(DestinationInput typed) {
        httpRow.setVisible(typed.isUnprotected());
        DestinationHints hints = DestinationHints.of(typed, form.problems().keySet());
        region.setPromptText(hints.regionPrompt());
        endpoint.setPromptText(hints.endpointPrompt());
        templateRow.setNote(hints.key());
        publicRow.setNote(hints.publicAddress());
    }

    private Problems<DestinationField> problems() {
        return Objects.requireNonNull(problems, "not loaded");
    }
}
