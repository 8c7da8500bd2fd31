package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.SettingsSection;
import io.dropsize.ui.settings.shared.UniqueName;
import io.dropsize.ui.settings.shared.Unsaved;

import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Controller of the list of destinations: choose, add, duplicate, remove, save. */
public final class DestinationsController implements SettingsSection {
    private final SettingsStore settings;
    private final DestinationKeeper keeper;
    private final DestinationFormController formController;
    private final DestinationForm form;
    private final Background background;
    private final DesktopServices desk;

    /** The name of the destination in the form; null for an unsaved one. */
    private @Nullable String shown;

    @FXML private ComboBox<String> chooser;
    @FXML private Button use;
    @FXML private Button duplicate;
    @FXML private Button remove;
    @FXML private Button save;
    @FXML private Button revert;

    public DestinationsController(
            SettingsStore settings,
            DestinationKeeper keeper,
            DestinationForm form,
            DestinationFormController formController,
            Background background,
            DesktopServices desk) {
        this.settings = settings;
        this.keeper = keeper;
        this.form = form;
        this.formController = formController;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        form.typed().addListener((_, _, _) -> showButtons());
        chooser.setOnAction(_ -> chosen(chooser.getValue()));
        show(settings.get().chosenDestination().name());
    }

    @Override
    public void shown() {
        formController.offerProfiles();
        if (!form.changed()) {
            revert();
        }
    }

    @Override
    public boolean mayLeave() {
        if (!form.changed()) {
            return true; // Also a new one without any input.
        }
        return Unsaved.mayLeave(
                desk,
                form.name().get(),
                () -> saving().filter(Background::await).isPresent(),
                this::revert);
    }

    /** Shows this destination, unless the user keeps unsaved changes of another. */
    public void reveal(String name) {
        chosen(name);
    }

    @FXML
    public void add() {
        if (mayLeave()) {
            List<String> names = names();
            String name = UniqueName.like(Texts.of("settings.new-destination"), names);
            shown = null;
            form.load(DestinationInput.fresh(name), names);
            formController.opened(null);
            list(name);
            formController.focusName();
        }
    }

    @FXML
    private void duplicate() {
        Destination like = settings.get().destinationNamed(String.valueOf(shown));
        if (mayLeave()) {
            String name = UniqueName.like(like.name(), names());
            change(
                    () -> keeper.duplicate(like, name).name(),
                    Texts.of("settings.duplicated", name));
        }
    }

    @FXML
    private void remove() {
        String name = form.name().get();
        if (shown == null) {
            mayLeave();
        } else if (desk.confirm(
                Question.destructive(
                        Texts.of("settings.remove.title", name),
                        Texts.of("settings.remove.destination"),
                        Texts.of("settings.remove.action.destination")))) {
            String gone = shown;
            change(
                    () -> {
                        keeper.remove(gone);
                        return settings.get().chosenDestination().name();
                    },
                    Texts.of("settings.removed", gone));
        }
    }

    @FXML
    private void use() {
        String name = String.valueOf(shown);
        change(
                () -> {
                    keeper.choose(name);
                    return name;
                },
                Texts.of("settings.used", name));
    }

    @FXML
    private void save() {
        saving();
    }

    /** Empty if the form has problems. */
    private Optional<Task<?>> saving() {
        if (!formController.insist()) {
            return Optional.empty();
        }
        DestinationInput typed = form.typed().get();
        Destination destination = typed.destination();
        String before = shown;
        return Optional.of(
                change(
                        () -> {
                            keeper.save(before, destination, typed.secret());
                            return destination.name();
                        },
                        Texts.of("settings.saved", destination.name()),
                        error -> notWhollySaved(destination, error)));
    }

    /** It may be saved except for its secret or the file. */
    private void notWhollySaved(Destination destination, DropsizeException error) {
        if (settings.get().destinations().contains(destination)) {
            show(destination.name());
        }
        say(error);
    }

    @FXML
    private void revert() {
        show(shown == null ? settings.get().chosenDestination().name() : shown);
    }

    private void change(Callable<String> work, String said) {
        change(work, said, this::say);
    }

    private Task<?> change(Callable<String> work, String said, Consumer<DropsizeException> failed) {
        return background.run(
                work,
                name -> {
                    show(name);
                    desk.say(said);
                },
                failed);
    }

    private void say(DropsizeException error) {
        desk.say(ErrorText.of(error));
    }

    private void chosen(@Nullable String name) {
        if (name == null || name.equals(shown) || !names().contains(name)) {
            return;
        }
        if (mayLeave()) {
            show(name);
        } else {
            list(shown == null ? form.name().get() : shown);
        }
    }

    private void show(String wanted) {
        Settings now = settings.get();
        Destination destination =
                now.destinations().stream()
                        .filter(known -> known.name().equals(wanted))
                        .findFirst()
                        .orElseGet(now::chosenDestination);
        shown = destination.name();
        form.load(
                DestinationInput.of(destination),
                names().stream().filter(name -> !name.equals(shown)).toList());
        formController.opened(shown);
        list(destination.name());
    }

    private void list(String current) {
        List<String> names = names();
        chooser.getItems().setAll(names);
        if (!names.contains(current)) {
            chooser.getItems().add(current);
        }
        chooser.setValue(current);
        showButtons();
    }

    private void showButtons() {
        boolean saved = shown != null;
        boolean changed = form.changed() || !saved;
        boolean chosen = settings.get().chosenDestination().name().equals(shown);
        boolean local = form.typed().get().isThisComputer();
        use.setDisable(chosen || !saved || changed);
        use.setText(Texts.of(chosen ? "settings.in-use" : "settings.use"));
        duplicate.setDisable(!saved || local);
        remove.setDisable(!saved || local);
        save.setDisable(!changed);
        revert.setDisable(!changed);
    }

    private List<String> names() {
        return settings.get().destinations().stream().map(Destination::name).toList();
    }
}
