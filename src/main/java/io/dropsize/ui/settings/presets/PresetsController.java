package io.dropsize.ui.settings.presets;

import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Controller of the list of presets: choose, add, duplicate, remove, save. */
public final class PresetsController implements SettingsSection {
    private final SettingsStore settings;
    private final PresetForm form;
    private final PresetFormController formController;
    private final Background background;
    private final DesktopServices desk;

    /** The name of the preset in the form; null for an unsaved one. */
    private @Nullable String shown;

    @FXML private ComboBox<String> chooser;
    @FXML private Button use;
    @FXML private Button duplicate;
    @FXML private Button remove;
    @FXML private Button save;
    @FXML private Button revert;

    public PresetsController(
            SettingsStore settings,
            PresetForm form,
            PresetFormController formController,
            Background background,
            DesktopServices desk) {
        this.settings = settings;
        this.form = form;
        this.formController = formController;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        form.typed().addListener((_, _, _) -> showButtons());
        chooser.setOnAction(_ -> chosen(chooser.getValue()));
        show(settings.get().chosenPreset().name());
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
            return true; // Also a new one without any input.
        }
        return Unsaved.mayLeave(
                desk,
                form.name().get(),
                () -> saving().filter(Background::await).isPresent(),
                this::revert);
    }

    @FXML
    private void add() {
        if (mayLeave()) {
            List<String> names = names();
            String name = UniqueName.like(Texts.of("settings.new-preset"), names);
            shown = null;
            form.load(PresetInput.of(Preset.WEB_1600).named(name), names);
            formController.opened();
            list(name);
            formController.focusName();
        }
    }

    @FXML
    private void duplicate() {
        Preset like = settings.get().presetNamed(String.valueOf(shown));
        if (mayLeave()) {
            String name = UniqueName.like(like.name(), names());
            Preset copy = PresetInput.of(like).named(name).preset();
            change(
                    now -> replaced(now, null, copy),
                    copy.name(),
                    Texts.of("settings.duplicated", copy.name()));
        }
    }

    @FXML
    private void use() {
        String name = String.valueOf(shown);
        change(now -> now.withPreset(name), name, Texts.of("settings.preset.used", name));
    }

    @FXML
    private void remove() {
        String name = form.name().get();
        if (shown == null) {
            mayLeave();
        } else if (desk.confirm(
                Question.destructive(
                        Texts.of("settings.remove.title", name),
                        Texts.of("settings.remove.preset"),
                        Texts.of("settings.remove.action.preset")))) {
            String gone = shown;
            change(now -> without(now, gone), "", Texts.of("settings.removed", gone));
        }
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
        Preset preset = form.typed().get().preset();
        String before = shown;
        return Optional.of(
                change(
                        now -> replaced(now, before, preset),
                        preset.name(),
                        Texts.of("settings.saved", preset.name())));
    }

    @FXML
    private void revert() {
        show(shown == null ? settings.get().chosenPreset().name() : shown);
    }

    private Task<?> change(UnaryOperator<Settings> change, String next, String said) {
        return background.run(
                () -> {
                    settings.update(change);
                    return next;
                },
                name -> {
                    show(name);
                    desk.say(said);
                },
                error -> desk.say(ErrorText.of(error)));
    }

    private static Settings without(Settings now, String name) {
        return now.presets().size() < 2
                ? now
                : now.withPresets(
                        now.presets().stream().filter(p -> !p.name().equals(name)).toList());
    }

    private static Settings replaced(Settings now, @Nullable String before, Preset preset) {
        List<Preset> next = new ArrayList<>(now.presets());
        int place = next.stream().map(Preset::name).toList().indexOf(String.valueOf(before));
        if (place < 0) {
            next.add(preset);
        } else {
            next.set(place, preset);
        }
        Settings kept = now.withPresets(next);
        return now.preset().equals(before) ? kept.withPreset(preset.name()) : kept;
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
        Preset preset =
                now.presets().stream()
                        .filter(known -> known.name().equals(wanted))
                        .findFirst()
                        .orElseGet(now::chosenPreset);
        shown = preset.name();
        form.load(
                PresetInput.of(preset),
                names().stream().filter(name -> !name.equals(shown)).toList());
        formController.opened();
        list(preset.name());
    }

    private void list(String current) {
        chooser.getItems().setAll(names());
        if (!names().contains(current)) {
            chooser.getItems().add(current);
        }
        chooser.setValue(current);
        showButtons();
    }

    private void showButtons() {
        boolean saved = shown != null;
        boolean changed = form.changed() || !saved;
        boolean chosen = settings.get().chosenPreset().name().equals(shown);
        use.setDisable(chosen || changed);
        use.setText(Texts.of(chosen ? "settings.in-use" : "settings.preset.use"));
        duplicate.setDisable(changed);
        remove.setDisable(!saved || names().size() < 2);
        save.setDisable(!changed || !form.problems().isEmpty());
        revert.setDisable(!changed);
    }

    private List<String> names() {
        return settings.get().presets().stream().map(Preset::name).toList();
    }
}
