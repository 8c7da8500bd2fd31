package io.dropsize.ui.settings.destinations;

import io.dropsize.ui.kit.Texts;

import javafx.collections.ListChangeListener;

import org.controlsfx.control.CheckComboBox;

import java.util.List;

/** The choice of the destinations that get the same copies. */
final class MirrorChoice {
    private final CheckComboBox<String> box;
    private final MirrorForm form;
    private boolean filling;

    MirrorChoice(CheckComboBox<String> box, MirrorForm form) {
        this.box = box;
        this.form = form;
        box.getCheckModel()
                .getCheckedItems()
                .addListener((ListChangeListener<String>) _ -> chosen());
        form.names().addListener((_, _, now) -> show(now));
    }

    /**
     * Offers the possible mirrors of the destination in the form.
     *
     * @return whether there is any
     */
    boolean offer() {
        filling = true;
        box.getCheckModel().clearChecks();
        box.getItems().setAll(form.possible());
        filling = false;
        show(form.names().get());
        return !box.getItems().isEmpty();
    }

    private void show(List<String> names) {
        if (!filling && !names.equals(checked())) {
            filling = true;
            box.getCheckModel().clearChecks();
            names.stream().filter(box.getItems()::contains).forEach(box.getCheckModel()::check);
            filling = false;
        }
        box.setTitle(
                names.isEmpty() ? Texts.of("settings.mirrors.none") : String.join(", ", names));
    }

    private void chosen() {
        if (!filling) {
            form.names().set(checked());
        }
    }

    private List<String> checked() {
        return List.copyOf(box.getCheckModel().getCheckedItems());
    }
}
