package io.dropsize.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.LinkTemplate;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.FormRow;
import io.dropsize.ui.settings.shared.ImmediateSetting;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Controller of the template and of pictures on web pages. Changes take effect immediately. */
final class LinksController implements SettingsSection {
    private static final LinkTemplate.Values EXAMPLE =
            new LinkTemplate.Values(
                    URI.create("https://images.example.com/2026/11/harbour-1f3a9c02.jpg"),
                    new Description("Boats & \"nets\" <at dawn>", "The harbour"),
                    "harbour.jpg",
                    "2026/11/harbour-1f3a9c02.jpg",
                    1600,
                    1067);

    private final ImmediateSetting settings;

    @FXML private FormRow templateRow;
    @FXML private TextField template;
    @FXML private Label preview;
    @FXML private ComboBox<String> sizes;
    @FXML private ToggleSwitch blurred;

    LinksController(ImmediateSetting settings) {
        this.settings = settings;
    }

    @FXML
    private void initialize() {
        templateRow.setNote(
                Texts.of(
                        "settings.link-template.fields",
                        "{url}, {alt}, {title}, {name}, {key}, {width}, {height}",
                        "{alt:html}, {alt:markdown}, {alt:json}",
                        "{{"));
        preview.managedProperty().bind(preview.visibleProperty());
        sizes.getItems().setAll("", "100vw", "50vw", "(min-width: 60em) 50vw, 100vw");
        settings.follow(this::shown);
        template.textProperty().addListener((_, _, text) -> typed(text));
        sizes.getEditor()
                .textProperty()
                .addListener((_, _, text) -> change(it -> it.withSizes(text)));
        blurred.selectedProperty().addListener((_, _, on) -> change(it -> it.withBlurred(on)));
    }

    @Override
    public void shown() {
        LinkStyle links = settings.get().links();
        if (!template.isFocused()) {
            template.setText(links.template().text());
            show(links.template());
        }
        if (!sizes.isFocused() && !sizes.getEditor().isFocused()) {
            sizes.getEditor().setText(Objects.requireNonNullElse(links.placement().sizes(), ""));
        }
        blurred.setSelected(links.placement().blurred());
    }

    private void typed(String text) {
        LinkTemplate now = new LinkTemplate(text);
        show(now);
        if (now.isUsable()) {
            change(it -> it.with(now));
        }
    }

    private void show(LinkTemplate now) {
        String problem =
                now.unknownField()
                        .map(field -> Texts.of("settings.link-template.unknown", field))
                        .orElseGet(
                                () ->
                                        now.isConstant()
                                                ? Texts.of(
                                                        "settings.link-template.constant", "{url}")
                                                : "");
        templateRow.setProblem(problem);
        preview.setVisible(problem.isEmpty());
        preview.setText(now.of(EXAMPLE));
    }

    private void change(UnaryOperator<LinkStyle> change) {
        LinkStyle changed = change.apply(settings.get().links());
        if (!changed.equals(settings.get().links())) {
            settings.change(now -> now.withLinks(changed));
        }
    }
}
