package io.dropsize.ui.settings.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Destination;
import io.dropsize.ui.Window;

import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeoutException;

class MirrorChoiceTest {
    private static final Destination ONE = Destination.thisComputer();

    private final DestinationForm form = new DestinationForm();
    private CheckComboBox<String> box;
    private MirrorChoice choice;

    @BeforeEach
    void open() throws TimeoutException {
        Window.startToolkit();
        box = Window.on(() -> new CheckComboBox<>());
        choice = Window.on(() -> new MirrorChoice(box, form.mirrors()));
    }

    @Test
    void theOtherDestinationsAreOfferedAndSavedOnesAreChecked() {
        load(ONE.named("blog").mirroredTo(List.of("backup", "gone")), "backup", "archive");

        assertThat(box.getItems()).containsExactly("backup", "archive", "gone");
        assertThat(box.getCheckModel().getCheckedItems()).containsExactly("backup", "gone");
        assertThat(box.getTitle()).isEqualTo("backup, gone");
        assertThat(form.changed()).isFalse();
    }

    @Test
    void whatIsCheckedIsInTheForm() {
        load(ONE.named("blog"), "backup", "archive");
        assertThat(box.getTitle()).isEqualTo("No other destination");

        Window.on(
                () -> {
                    box.getCheckModel().check("archive");
                    return box;
                });

        assertThat(form.mirrors().names().get()).containsExactly("archive");
        assertThat(box.getTitle()).isEqualTo("archive");
        assertThat(form.changed()).isTrue();
    }

    @Test
    void anotherDestinationOrDiscardedChangesAreShown() {
        load(ONE.named("blog").mirroredTo(List.of("archive")), "backup", "archive");
        load(ONE.named("shop").mirroredTo(List.of("blog")), "blog", "backup");

        assertThat(box.getItems()).containsExactly("blog", "backup");
        assertThat(box.getCheckModel().getCheckedItems()).containsExactly("blog");

        load(ONE.named("shop"), "blog", "backup");
        assertThat(box.getCheckModel().getCheckedItems()).isEmpty();
        assertThat(form.mirrors().names().get()).isEmpty();
    }

    private void load(Destination destination, String... others) {
        Window.on(
                () -> {
                    form.mirrors().offer(List.of(others).stream().map(ONE::named).toList());
                    form.load(DestinationInput.of(destination), List.of(others));
                    return choice.offer();
                });
    }
}
