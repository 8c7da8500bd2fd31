package io.dropsize.ui.settings.presets;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ListEditor;
import io.dropsize.ui.settings.shared.UniqueName;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Controller of the list of presets. */
public final class PresetsController extends ListEditor {
    private final SettingsStore settings;
    private final PresetForm form;
    private final PresetFormController formController;

    public PresetsController(
            SettingsStore settings,
            PresetForm form,
            PresetFormController formController,
            Background background,
            DesktopServices desk) {
        super(form, background, desk);
        this.settings = settings;
        this.form = form;
        this.formController = formController;
    }

    @Override
    protected List<String> names() {
        return settings.get().presets().stream().map(Preset::name).toList();
    }

    @Override
    protected boolean isOfTeam(String name) {
        return settings.get().isTeamPreset(name);
    }

    @Override
    protected String inUse() {
        return settings.get().chosenPreset().name();
    }

    @Override
    protected String load(String name) {
        Settings now = settings.get();
        Preset preset =
                now.presets().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseGet(now::chosenPreset);
        form.load(
                PresetInput.of(preset),
                names().stream().filter(other -> !other.equals(preset.name())).toList());
        formController.opened(isOfTeam(preset.name()));
        return preset.name();
    }

    @Override
    protected String loadNew() {
        List<String> names = names();
        String name = UniqueName.like(Texts.of("settings.new-preset"), names);
        form.load(PresetInput.of(Preset.WEB_1600).named(name), names);
        formController.opened(false);
        return name;
    }

    @Override
    protected void focusName() {
        formController.focusName();
    }

    @Override
    protected void use(String name) {
        settings.update(now -> now.withPreset(name));
    }

    @Override
    protected Consumer<String> duplication(String name) {
        PresetInput like = PresetInput.of(settings.get().presetNamed(name));
        return copy -> settings.update(now -> replaced(now, null, like.named(copy).preset()));
    }

    @Override
    protected void remove(String name) {
        settings.update(now -> without(now, name));
    }

    @Override
    protected Question removal(String name) {
        return Question.destructive(
                Texts.of("settings.remove.title", name),
                Texts.of("settings.remove.preset"),
                Texts.of("settings.remove.action.preset"));
    }

    @Override
    protected Optional<Callable<String>> saving(@Nullable String before) {
        if (!formController.insist()) {
            return Optional.empty();
        }
        Preset preset = form.typed().get().preset();
        return Optional.of(
                () -> {
                    settings.update(now -> replaced(now, before, preset));
                    return preset.name();
                });
    }

    @Override
    protected boolean canDuplicate() {
        return !form.changed();
    }

    @Override
    protected boolean canRemove() {
        return settings.get().ownPresets().size() > 1;
    }

    @Override
    protected boolean canSave() {
        return form.problems().isEmpty();
    }

    @Override
    protected UseTexts useTexts(String name) {
        return new UseTexts(
                Texts.of("settings.preset.use"), Texts.of("settings.preset.used", name));
    }

    private static Settings without(Settings now, String name) {
        return now.ownPresets().size() < 2
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
}
