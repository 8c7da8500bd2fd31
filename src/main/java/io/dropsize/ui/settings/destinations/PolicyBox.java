package io.dropsize.ui.settings.destinations;

import io.dropsize.store.Destination;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.Policies;
import io.dropsize.ui.kit.ScrollIntoView;
import io.dropsize.ui.kit.Texts;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The policies that the failed steps of a check need, to be copied into the service's console.
 * Hidden behind a link until the user wants to see them.
 */
public final class PolicyBox extends VBox {
    private final Hyperlink toggle = new Hyperlink();
    private final TextArea text = new TextArea();

    public PolicyBox() {
        text.getStyleClass().add("check-policy");
        text.setEditable(false);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setAccessibleText(Texts.of("settings.check.policy.text"));
        text.managedProperty().bind(text.visibleProperty());
        toggle.setOnAction(_ -> show(!text.isVisible()));
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(text.textProperty().isNotEmpty());
        getChildren().addAll(toggle, text);
        clear();
    }

    void clear() {
        text.clear();
        show(false);
    }

    /** Shows the link to the policies, if there are any. */
    void offer(Destination destination, List<CheckResult> results) {
        if (Policies.areNeeded(results)) {
            text.setText(json(destination, Policies.of(destination, results)));
            text.setPrefRowCount(Math.toIntExact(text.getText().lines().count()) + 1);
        }
    }

    private void show(boolean visible) {
        text.setVisible(visible);
        toggle.setText(Texts.of(visible ? "settings.check.policy.hide" : "settings.check.policy"));
        if (visible) {
            ScrollIntoView.bring(this);
        }
    }

    private static String json(Destination destination, List<Policies.Policy> policies) {
        return policies.isEmpty()
                ? Texts.of("settings.check.policy.none", destination.service().label())
                : policies.stream()
                        .map(each -> title(each.kind()) + "\n" + each.json())
                        .collect(Collectors.joining("\n\n"));
    }

    private static String title(Policies.Kind kind) {
        return Texts.of("settings.check.policy." + kind.name().toLowerCase(Locale.ROOT));
    }
}
