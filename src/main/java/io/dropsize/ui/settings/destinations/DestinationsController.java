package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.settings.Mirrors;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ListEditor;
import io.dropsize.ui.settings.shared.UniqueName;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Controller of the list of destinations. */
public final class DestinationsController extends ListEditor {
    private final SettingsStore settings;
    private final DestinationKeeper keeper;
    private final DestinationFormController formController;
    private final DestinationForm form;
    private @Nullable Destination saving;

    public DestinationsController(
            SettingsStore settings,
            DestinationKeeper keeper,
            DestinationForm form,
            DestinationFormController formController,
            Background background,
            DesktopServices desk) {
        super(form, background, desk);
        this.settings = settings;
        this.keeper = keeper;
        this.form = form;
        this.formController = formController;
    }

    @Override
    public void shown() {
        formController.offerProfiles();
        super.shown();
    }

    /** Shows this destination, unless the user keeps unsaved changes of another. */
    public void reveal(String name) {
        choose(name);
    }

    @Override
    protected List<String> names() {
        return settings.get().destinations().stream().map(Destination::name).toList();
    }

    @Override
    protected boolean isOfTeam(String name) {
        return settings.get().isTeamDestination(name);
    }

    @Override
    protected String inUse() {
        return settings.get().chosenDestination().name();
    }

    @Override
    protected String load(String name) {
        Settings now = settings.get();
        Destination destination =
                now.destinations().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseGet(now::chosenDestination);
        String found = destination.name();
        form.mirrors()
                .offer(
                        now.destinations().stream()
                                .filter(one -> !one.equals(destination))
                                .toList());
        form.load(
                DestinationInput.of(destination),
                names().stream().filter(other -> !other.equals(found)).toList());
        formController.opened(found, isOfTeam(found));
        return found;
    }

    @Override
    protected String loadNew() {
        List<String> names = names();
        String name = UniqueName.like(Texts.of("settings.new-destination"), names);
        form.mirrors().offer(settings.get().destinations());
        form.load(DestinationInput.fresh(name), names);
        formController.opened(null, false);
        return name;
    }

    @Override
    protected void focusName() {
        formController.focusName();
    }

    @Override
    protected void use(String name) {
        keeper.choose(name);
    }

    @Override
    protected Consumer<String> duplication(String name) {
        Destination like = settings.get().destinationNamed(name);
        return copy -> keeper.duplicate(like, copy);
    }

    @Override
    protected void remove(String name) {
        keeper.remove(name);
    }

    @Override
    protected Question removal(String name) {
        return Question.destructive(
                Texts.of("settings.remove.title", name),
                removalNote(name),
                Texts.of("settings.remove.action.destination"));
    }

    private String removalNote(String name) {
        List<String> mirroredBy = Mirrors.with(name, settings.get());
        String note = Texts.of("settings.remove.destination");
        return mirroredBy.isEmpty()
                ? note
                : note
                        + " "
                        + Texts.of("settings.remove.mirror", name, String.join(", ", mirroredBy));
    }

    @Override
    protected Optional<Callable<String>> saving(@Nullable String before) {
        if (!formController.insist()) {
            return Optional.empty();
        }
        DestinationInput typed = form.typed().get();
        Destination destination = typed.destination();
        saving = destination;
        return Optional.of(
                () -> {
                    keeper.save(before, destination, typed.secret());
                    return destination.name();
                });
    }

    /** Called when saving has failed. The destination may be saved except for its secret. */
    @Override
    protected void notSaved(DropsizeException error) {
        Destination partly = saving;
        if (partly != null && settings.get().destinations().contains(partly)) {
            show(partly.name());
        }
        super.notSaved(error);
    }

    @Override
    protected boolean canDuplicate() {
        return !form.typed().get().isThisComputer();
    }

    @Override
    protected boolean canRemove() {
        return !form.typed().get().isThisComputer();
    }

    @Override
    protected UseTexts useTexts(String name) {
        return new UseTexts(Texts.of("settings.use"), Texts.of("settings.used", name));
    }
}
