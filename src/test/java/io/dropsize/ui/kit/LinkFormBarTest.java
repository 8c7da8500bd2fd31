package io.dropsize.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.Window;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

@Tag("window")
class LinkFormBarTest {
    private LinkFormBar bar;

    @BeforeEach
    void create() throws Exception {
        Window.startToolkit();
        bar = Window.on(LinkFormBar::new);
    }

    @Test
    void offersEveryFormOnceInSegmentsAndMenu() {
        assertThat(menu().getItems())
                .extracting(MenuItem::getText)
                .containsExactly(
                        "BBCode", "RST", "AsciiDoc", "JSON", "Manifest", "Template", "Signed");
        assertThat(segments()).containsExactly("URL", "Markdown", "HTML", "Signed");
    }

    @Test
    void aFormOfTheMenuBecomesASegment() {
        Window.on(
                () -> {
                    menu().getItems().getFirst().fire();
                    return true;
                });

        assertThat(bar.form().get()).isEqualTo(LinkForm.BBCODE);
        assertThat(segments()).containsExactly("URL", "Markdown", "HTML", "BBCode");
        assertThat(selected()).containsExactly("BBCode");
    }

    @Test
    void aClickOnTheSelectedSegmentKeepsIt() {
        Window.on(
                () -> {
                    toggles().getFirst().fire();
                    return true;
                });

        assertThat(selected()).containsExactly("URL");
        assertThat(bar.form().get()).isEqualTo(LinkForm.URL);
    }

    private List<String> segments() {
        return toggles().stream().map(ToggleButton::getText).toList();
    }

    private List<String> selected() {
        return toggles().stream()
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .toList();
    }

    private List<ToggleButton> toggles() {
        return bar.getChildren().stream()
                .filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast)
                .toList();
    }

    private MenuButton menu() {
        return (MenuButton) bar.getChildren().getLast();
    }
}
