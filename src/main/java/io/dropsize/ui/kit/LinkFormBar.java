package io.dropsize.ui.kit;

import io.dropsize.store.link.LinkForm;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Selects the form of links: segments for the most frequent forms and for the last other one, and a
 * menu with all others.
 */
public final class LinkFormBar extends HBox {
    private static final List<LinkForm> FREQUENT =
            List.of(LinkForm.URL, LinkForm.MARKDOWN, LinkForm.HTML);

    private final ObjectProperty<LinkForm> form = new SimpleObjectProperty<>(LinkForm.URL);
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton other;
    private final MenuButton more = new MenuButton();

    public LinkFormBar() {
        getStyleClass().add("segments");
        setMaxHeight(USE_PREF_SIZE);
        for (LinkForm frequent : FREQUENT) {
            getChildren()
                    .add(segment(frequent, frequent == LinkForm.URL ? "left-pill" : "center-pill"));
        }
        other = segment(LinkForm.SIGNED, "center-pill");
        more.getStyleClass().add("right-pill");
        more.setMaxHeight(Double.MAX_VALUE);
        more.setMinWidth(USE_PREF_SIZE);
        more.setAccessibleText(Texts.of("link.more"));
        more.setTooltip(Tooltips.wrapped(Texts.of("link.more")));
        Arrays.stream(LinkForm.values())
                .filter(it -> !FREQUENT.contains(it))
                .forEach(it -> more.getItems().add(item(it)));
        getChildren().addAll(other, more);
        form.addListener((_, _, now) -> show(now));
        group.selectedToggleProperty().addListener((_, before, now) -> chosen(before, now));
        show(form.get());
    }

    public ObjectProperty<LinkForm> form() {
        return form;
    }

    private ToggleButton segment(LinkForm its, String place) {
        ToggleButton button = new ToggleButton(name(its));
        button.setUserData(its);
        button.setToggleGroup(group);
        button.getStyleClass().add(place);
        button.setMaxWidth(Double.MAX_VALUE);
        setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private MenuItem item(LinkForm its) {
        MenuItem item = new MenuItem(name(its));
        item.setOnAction(_ -> form.set(its));
        return item;
    }

    private void show(LinkForm now) {
        if (!FREQUENT.contains(now)) {
            other.setUserData(now);
            other.setText(name(now));
        }
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == now)
                .forEach(group::selectToggle);
    }

    private void chosen(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            group.selectToggle(before);
        } else {
            form.set((LinkForm) now.getUserData());
        }
    }

    private static String name(LinkForm form) {
        return Texts.of("link." + form.name().toLowerCase(Locale.ROOT));
    }
}
