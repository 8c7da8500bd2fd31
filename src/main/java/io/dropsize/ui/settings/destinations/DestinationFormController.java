package io.dropsize.ui.settings.destinations;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.store.DestinationField;
import io.dropsize.store.service.Service;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.Problems;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Controller of the fields of one destination. */
public final class DestinationFormController {
    private final DestinationForm form;
    private final KeysController keys;
    private @Nullable Problems<DestinationField> problems;
    private boolean readOnly;
    private @Nullable MirrorChoice mirrorChoice;

    @FXML private TextField name;
    @FXML private ComboBox<Service> service;
    @FXML private TextField bucket;
    @FXML private Node regionRow;
    @FXML private TextField region;
    @FXML private MenuButton regions;
    @FXML private TextField endpoint;
    @FXML private Node local;
    @FXML private Node remote;
    @FXML private Node publicRow;
    @FXML private Node headersRow;
    @FXML private TextField template;
    @FXML private Label templateExample;
    @FXML private TextField publicUrl;
    @FXML private Label publicExample;
    @FXML private ToggleSwitch overwrite;
    @FXML private TextArea headers;
    @FXML private Node understoodRow;
    @FXML private Label understood;
    @FXML private CheckBox allowHttp;
    @FXML private Node certificateRow;
    @FXML private Label certificate;
    @FXML private Label nameProblem;
    @FXML private Label bucketProblem;
    @FXML private Label regionProblem;
    @FXML private Label endpointProblem;
    @FXML private Label templateProblem;
    @FXML private Label publicProblem;
    @FXML private Label headersProblem;
    @FXML private Node mirrorsRow;
    @FXML private CheckComboBox<String> mirrors;
    @FXML private Label mirrorsProblem;

    public DestinationFormController(DestinationForm form, KeysController keys) {
        this.form = form;
        this.keys = keys;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(form.name());
        bucket.textProperty().bindBidirectional(form.bucket());
        region.textProperty().bindBidirectional(form.region());
        form.service().addListener((_, _, chosen) -> offerRegions(chosen));
        offerRegions(form.service().get());
        endpoint.textProperty().bindBidirectional(form.endpoint());
        template.textProperty().bindBidirectional(form.template());
        publicUrl.textProperty().bindBidirectional(form.publicUrl());
        overwrite.selectedProperty().bindBidirectional(form.overwrite());
        headers.textProperty().bindBidirectional(form.headers());
        mirrorChoice = new MirrorChoice(mirrors, form.mirrors());
        allowHttp.selectedProperty().bindBidirectional(form.allowHttp());
        allowHttp.selectedProperty().addListener((_, _, _) -> showAll());
        understand(bucket, DestinationField.BUCKET);
        understand(endpoint, DestinationField.ENDPOINT);
        understood
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Texts.of("settings.understood", form.understood().get()),
                                form.understood()));
        understoodRow.visibleProperty().bind(form.understood().isNotEmpty());
        certificate
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Texts.of("settings.certificate", form.certificate().get()),
                                form.certificate()));
        certificateRow.visibleProperty().bind(form.certificate().isNotNull());
        service.setConverter(new ServiceNames());
        choices(service, form.service(), Service.remote());
        templateExample.managedProperty().bind(templateExample.textProperty().isNotEmpty());
        problems = new Problems<>(labelled(), this::control);
        for (DestinationField field : DestinationField.values()) {
            if (field != DestinationField.KEYS) {
                control(field).focusedProperty().addListener((_, _, _) -> showAll());
            }
        }
        keys.controls().forEach(node -> node.focusedProperty().addListener((_, _, _) -> showAll()));
        form.secretState().addListener((_, _, _) -> showAll());
        form.typed().addListener((_, _, _) -> showAll());
        showAll();
    }

    /**
     * Called when another destination has been loaded into the form.
     *
     * @param known its saved name; null for a new one
     */
    void opened(@Nullable String known) {
        problems().reset();
        keys.opened(known);
        DestinationInput loaded = form.typed().get();
        boolean forVisitors = !loaded.isThisComputer();
        // Nothing in the window needs them for a folder, but the settings file may set them.
        publicRow.setVisible(forVisitors || !loaded.publicUrl().isEmpty());
        offerMirrors();
        headersRow.setVisible(forVisitors || !loaded.headers().isEmpty());
        showAll();
    }

    /** Disables all fields but those of the credentials, or enables them. */
    void allowOnlyCredentials(boolean only) {
        readOnly = only;
        Stream.of(
                        name,
                        service,
                        bucket,
                        regionRow,
                        endpoint,
                        certificateRow,
                        template,
                        publicUrl,
                        overwrite,
                        headers,
                        mirrors)
                .forEach(node -> node.setDisable(only));
    }

    /** Returns whether only the credentials can be changed. */
    boolean isReadOnly() {
        return readOnly;
    }

    private void offerMirrors() {
        MirrorChoice choice = mirrorChoice;
        if (choice != null) {
            mirrorsRow.setVisible(choice.offer());
        }
    }

    /** Loads the AWS profiles to choose from. */
    void offerProfiles() {
        keys.offerProfiles();
    }

    /** Returns whether the form can be saved; if not, shows the problems. */
    boolean insist() {
        form.understand(DestinationField.ENDPOINT);
        form.understand(DestinationField.BUCKET);
        Map<DestinationField, String> wrong = form.problems();
        problems().insist(wrong);
        showAll();
        return wrong.isEmpty();
    }

    @FXML
    private void forgetCertificate() {
        form.certificate().set(null);
    }

    @FXML
    private void undo() {
        form.undoUnderstanding();
    }

    /** Distributes the values of an address when it is pasted, or when the field is left. */
    private void understand(TextField text, DestinationField field) {
        text.textProperty()
                .addListener(
                        (_, before, now) -> {
                            if (text.isFocused() && now.length() > before.length() + 1) {
                                Platform.runLater(() -> form.understand(field));
                            }
                        });
        text.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                form.understand(field);
                            }
                        });
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
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

    /** Returns the secret in the form, or the stored one of the saved name. Blocks. Thread-safe. */
    Optional<String> secretFor(DestinationInput typed) {
        return keys.secretFor(typed);
    }

    private void showAll() {
        DestinationInput typed = form.typed().get();
        remote.setVisible(!typed.isThisComputer());
        local.setVisible(typed.isThisComputer());
        allowHttp.setVisible(typed.isUnprotected());
        showService(typed.service());
        Map<DestinationField, String> wrong = form.problems();
        problems().show(wrong, form.changed());
        showExamples(typed, wrong);
    }

    private void showExamples(DestinationInput typed, Map<DestinationField, String> wrong) {
        boolean known = !wrong.containsKey(DestinationField.TEMPLATE);
        templateExample.setText(known ? Texts.of("settings.example", typed.exampleKey()) : "");
        boolean whole =
                known
                        && !typed.publicUrl().isBlank()
                        && !wrong.containsKey(DestinationField.PUBLIC_URL);
        publicExample.setText(
                whole
                        ? Texts.of(
                                "settings.example",
                                Addresses.parse(typed.publicUrl())
                                                .map(Object::toString)
                                                .orElseThrow()
                                                .replaceAll("/+$", "")
                                        + "/"
                                        + typed.exampleKey())
                        : Texts.of(
                                typed.service().hasPublicAddress()
                                        ? "settings.public.none"
                                        : "settings.public.needed",
                                typed.service().label()));
    }

    private void offerRegions(Service chosen) {
        regions.getItems().clear();
        for (String name : chosen.regions()) {
            MenuItem item = new MenuItem(name);
            item.setOnAction(_ -> form.region().set(name));
            regions.getItems().add(item);
        }
        regions.setVisible(!chosen.regions().isEmpty());
    }

    private void showService(Service chosen) {
        regionRow.setVisible(chosen.regionNeed() != Service.Need.NONE);
        region.setPromptText(
                chosen.regionNeed() == Service.Need.REQUIRED && !chosen.regions().isEmpty()
                        ? Texts.of("settings.prompt.region.required", chosen.regions().getFirst())
                        : Texts.of("settings.prompt.region.optional", chosen.defaultRegion()));
        endpoint.setPromptText(
                chosen.endpointNeed() == Service.Need.REQUIRED
                        ? chosen.endpointExample()
                        : Texts.of("settings.prompt.endpoint.optional"));
    }

    private Problems<DestinationField> problems() {
        if (problems == null) {
            throw new IllegalStateException("not loaded");
        }
        return problems;
    }

    private Map<DestinationField, Label> labelled() {
        return Map.of(
                DestinationField.NAME, nameProblem,
                DestinationField.BUCKET, bucketProblem,
                DestinationField.REGION, regionProblem,
                DestinationField.ENDPOINT, endpointProblem,
                DestinationField.KEYS, keys.problem(),
                DestinationField.TEMPLATE, templateProblem,
                DestinationField.PUBLIC_URL, publicProblem,
                DestinationField.HEADERS, headersProblem,
                DestinationField.MIRRORS, mirrorsProblem);
    }

    private static <T> void choices(ComboBox<T> box, ObjectProperty<T> value, List<T> choices) {
        box.getItems().setAll(choices);
        box.valueProperty().bindBidirectional(value);
    }
}
