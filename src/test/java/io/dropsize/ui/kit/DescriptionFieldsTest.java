package io.dropsize.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.link.Description;
import io.dropsize.ui.Window;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

class DescriptionFieldsTest {
    private final List<Description> first = new CopyOnWriteArrayList<>();
    private final List<Description> second = new CopyOnWriteArrayList<>();
    private final FxRobot robot = new FxRobot();
    private DescriptionFields fields;
    private Button other;
    private TextField alt;

    @BeforeEach
    void show() throws Exception {
        Window.startToolkit();
        fields = Window.on(DescriptionFields::new);
        other = Window.on(() -> new Button("Other"));
        Window.show(Window.on(() -> new VBox(fields, other)), 985, 727);
        alt = (TextField) fields.lookup(".text-field");
        robot.interact(() -> fields.show(Description.NONE, "harbour", to(first, Description.NONE)));
    }

    @Test
    void aTextIsSavedOnceWhenItsFieldIsLeft() {
        robot.interact(() -> alt.requestFocus());
        robot.interact(() -> "Cat".chars().forEach(c -> alt.appendText(Character.toString(c))));

        robot.interact(() -> other.requestFocus());

        assertThat(first).containsExactly(Description.of("harbourCat"));
    }

    @Test
    void aTextIsSavedWhenTheUserStopsTyping() throws Exception {
        robot.interact(() -> alt.setText("Cat"));

        Window.waitUntil(() -> first.equals(List.of(Description.of("Cat"))));
    }

    @Test
    void aTextIsSavedForItsImageThoughAnotherIsShownMeanwhile() {
        robot.interact(
                () -> {
                    alt.setText("Cat");
                    fields.show(Description.NONE, "boat", to(second, Description.NONE));
                });

        assertThat(first).containsExactly(Description.of("Cat"));
        assertThat(second).isEmpty();
        assertThat(alt.getText()).isEqualTo("boat");
    }

    @Test
    void whatIsShownIsNotSaved() {
        robot.interact(() -> fields.save());

        assertThat(first).isEmpty();
    }

    @Test
    void onlyWhatWasTypedIsChanged() {
        Description meanwhile = Description.NONE.withTitle("Found");
        robot.interact(
                () -> {
                    fields.show(Description.NONE, "harbour", to(first, meanwhile));
                    alt.setText("Cat");
                    fields.save();
                });

        assertThat(first).containsExactly(meanwhile.withAlt("Cat"));
    }

    @Test
    void aTitleThatIsTypedLaterKeepsTheTextThatIsSaved() {
        TextField title = (TextField) fields.lookupAll(".text-field").toArray()[1];
        robot.interact(
                () -> {
                    alt.setText("Cat");
                    fields.save();
                    title.setText("Harbour");
                    fields.save();
                });

        assertThat(first).last().isEqualTo(Description.of("Cat").withTitle("Harbour"));
    }

    @Test
    void fieldsThatCannotBeChangedYetAreNotEdited() {
        robot.interact(
                () -> {
                    fields.show(Description.NONE, "harbour", null);
                    alt.requestFocus();
                });
        assertThat(fields.isEdited()).isFalse();

        robot.interact(() -> fields.show(Description.NONE, "harbour", to(first, Description.NONE)));
        assertThat(fields.isEdited()).isTrue();
    }

    private static Consumer<UnaryOperator<Description>> to(
            List<Description> saved, Description earlier) {
        return change -> saved.add(change.apply(earlier));
    }
}
