package io.dropsize.ui.settings.shared;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Controller of a list of named elements with a form for one of them: choose, add, duplicate,
 * remove, save. On the JavaFX thread.
 */
public abstract class ListEditor implements SettingsSection {
    private final EditedForm<?> form;
    private final Background background;
    private final DesktopServices desk;

    /** The name of the element in the form; null for an unsaved one. */
    private @Nullable String shown;

    @FXML private ComboBox<String> chooser;
    @FXML private Button use;
    @FXML private Label current;
    @FXML private Label teamNote;
    @FXML private Button duplicate;
    @FXML private Button remove;
    @FXML private Button save;
    @FXML private Button revert;

    protected ListEditor(EditedForm<?> form, Background background, DesktopServices desk) {
        this.form = form;
        this.background = background;
        this.desk = desk;
    }

    /** Returns the names of all elements. */
    protected abstract List<String> names();

    /** Returns whether the element of this name comes from the team file and is read-only. */
    protected abstract boolean isOfTeam(String name);

    /** Returns the name of the element that uploads use. */
    protected abstract String inUse();

    /** Loads an element, or the one in use if there is none of this name, and returns its name. */
    protected abstract String load(String name);

    /** Loads a new element, and returns its name. */
    protected abstract String loadNew();

    protected abstract void focusName();

    /** Uses this element for uploads. Blocks. */
    protected abstract void use(String name);

    /**
     * Returns an action that saves a copy of this element, with its current values, under a given
     * name. The action blocks.
     */
    protected abstract Consumer<String> duplication(String name);

    /** Removes this element. Blocks. */
    protected abstract void remove(String name);

    /** Returns the question to ask before the element of this name is removed. */
    protected abstract Question removal(String name);

    /**
     * Returns the task that saves the form's values and returns their name; empty if they have
     * problems, which are then shown.
     *
     * @param before the saved name; null for a new element
     */
    protected abstract Optional<Callable<String>> saving(@Nullable String before);

    /** Returns whether the saved element in the form can be duplicated. */
    protected abstract boolean canDuplicate();

    /** Returns whether the saved element in the form can be removed. */
    protected abstract boolean canRemove();

    /** Returns the label of the button that uses the element, and the message after it. */
    protected abstract UseTexts useTexts(String name);

    /**
     * @param button the button's label
     * @param done the message
     */
    public record UseTexts(String button, String done) {}

    /** Called when saving has failed, or was not complete. */
    protected void notSaved(DropsizeException error) {
        say(error);
    }

    /** Returns whether the form's changes can be saved. */
    protected boolean canSave() {
        return true;
    }

    @FXML
    private void initialize() {
        form.typed().addListener((_, _, _) -> showButtons());
        chooser.setOnAction(_ -> choose(chooser.getValue()));
        chooser.setCellFactory(_ -> new ElementCell(this::inUse, this::isOfTeam));
        current.managedProperty().bind(current.visibleProperty());
        use.managedProperty().bind(use.visibleProperty());
        teamNote.managedProperty().bind(teamNote.visibleProperty());
        show(inUse());
    }

    @Override
    public void shown() {
        if (!form.changed()) {
            revert();
        }
    }

    @Override
    public boolean mayLeave() {
        if (!form.changed()) {
            return true; // including a new element without any input
        }
        return Unsaved.mayLeave(
                desk,
                typedName(),
                () -> startSaving().filter(Background::await).isPresent(),
                this::revert);
    }

    /** Adds an element, unless the user keeps unsaved changes of another. */
    @FXML
    public void add() {
        if (mayLeave()) {
            shown = null;
            list(loadNew());
            focusName();
        }
    }

    @FXML
    private void duplicate() {
        String like = String.valueOf(shown);
        Consumer<String> copy = duplication(like);
        if (mayLeave()) {
            String name = UniqueName.like(like, names());
            change(
                    () -> {
                        copy.accept(name);
                        return name;
                    },
                    Texts.of("settings.duplicated", name),
                    this::say);
        }
    }

    @FXML
    private void use() {
        String name = String.valueOf(shown);
        change(
                () -> {
                    use(name);
                    return name;
                },
                useTexts(name).done(),
                this::say);
    }

    @FXML
    private void remove() {
        String gone = String.valueOf(shown);
        if (desk.confirm(removal(gone))) {
            revert(); // The removal also discards unsaved changes.
            change(
                    () -> {
                        remove(gone);
                        return inUse();
                    },
                    Texts.of("settings.removed", gone),
                    this::say);
        }
    }

    @FXML
    private void save() {
        startSaving();
    }

    @FXML
    private void revert() {
        show(shown == null ? inUse() : shown);
    }

    private Optional<Task<?>> startSaving() {
        return saving(shown)
                .map(work -> change(work, Texts.of("settings.saved", typedName()), this::notSaved));
    }

    private Task<?> change(
            Callable<String> work, String message, Consumer<DropsizeException> failed) {
        return background.run(
                work,
                name -> {
                    show(name);
                    desk.say(message);
                },
                failed);
    }

    private void say(DropsizeException error) {
        desk.say(ErrorText.forSettings(error));
    }

    /** Shows an element, unless the user keeps unsaved changes of another. */
    protected final void choose(@Nullable String name) {
        if (name == null || name.equals(shown) || !names().contains(name)) {
            return;
        }
        if (mayLeave()) {
            show(name);
        } else {
            list(shown == null ? typedName() : shown);
        }
    }

    /** Shows an element, or the one in use if there is none of this name. */
    protected final void show(String name) {
        shown = load(name);
        list(shown);
    }

    private String typedName() {
        return form.name().getValue().strip();
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
        boolean used = inUse().equals(shown);
        boolean ofTeam = shown != null && isOfTeam(shown);
        teamNote.setVisible(ofTeam);
        current.setVisible(used);
        use.setVisible(!used);
        use.setDisable(changed);
        use.setText(useTexts(typedName()).button());
        duplicate.setDisable(!saved || !canDuplicate());
        remove.setDisable(!saved || ofTeam || !canRemove());
        save.setDisable(!changed || !canSave());
        revert.setDisable(!changed);
    }
}
