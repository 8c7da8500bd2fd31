package io.dropsize.ui.settings.destinations;

import io.dropsize.error.ErrorText;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.ImportChange;
import io.dropsize.settings.SettingsExport;
import io.dropsize.settings.SettingsImport;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.foreign.ImportedFile;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import javafx.fxml.FXML;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Controller of the buttons that export and import destinations and presets. */
public final class TransferController {
    private final SettingsStore settings;
    private final SecretStore secrets;
    private final DestinationsController destinations;
    private final TeamController team;
    private final Background background;
    private final DesktopServices desk;

    public TransferController(
            SettingsStore settings,
            SecretStore secrets,
            DestinationsController destinations,
            TeamController team,
            Background background,
            DesktopServices desk) {
        this.settings = settings;
        this.secrets = secrets;
        this.destinations = destinations;
        this.team = team;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void exportSettings() {
        desk.chooseNewFile("dropsize-settings.json").ifPresent(this::write);
    }

    @FXML
    private void showTeam() {
        team.toggle();
    }

    private void write(Path file) {
        background.run(
                () -> {
                    SettingsExport.write(settings.get(), file, true);
                    return file;
                },
                _ -> desk.say(Texts.of("transfer.exported", file.getFileName())),
                error -> desk.say(ErrorText.of(error)));
    }

    @FXML
    private void importSettings() {
        if (destinations.mayLeave()) {
            desk.chooseSettingsFile().ifPresent(this::read);
        }
    }

    private void read(Path file) {
        background.run(
                () -> new SettingsImport(ImportedFile.read(file, "")),
                this::review,
                error -> desk.say(ErrorText.of(error)));
    }

    /** Shows what the import changes, and imports if the user agrees. */
    private void review(SettingsImport change) {
        List<ImportChange> changes =
                change.changes(settings.get()).stream()
                        .filter(one -> one.kind() != ImportChange.Kind.SAME)
                        .toList();
        String problems =
                change.bundle().problems().stream()
                        .map(ErrorText::of)
                        .collect(Collectors.joining(" "));
        if (changes.isEmpty()) {
            desk.say(problems.isEmpty() ? Texts.of("transfer.same") : problems);
        } else if (desk.confirm(
                Question.of(
                                Texts.of("transfer.title"),
                                problems,
                                Question.Answer.suggested(Texts.of("transfer.import.action")))
                        .about(changes.stream().map(TransferController::text).toList()))) {
            apply(change);
        }
    }

    private void apply(SettingsImport change) {
        background.run(
                () -> {
                    List<String> incomplete = change.withoutSecret(settings.get());
                    change.apply(settings, secrets::put);
                    return incomplete;
                },
                incomplete -> {
                    destinations.shown();
                    desk.say(
                            incomplete.isEmpty()
                                    ? Texts.of("transfer.imported")
                                    : Texts.of("transfer.secrets", String.join(", ", incomplete)));
                },
                error -> desk.say(ErrorText.of(error)));
    }

    private static String text(ImportChange change) {
        String fields =
                change.fields().stream()
                        .filter(field -> !field.isEmpty())
                        .collect(Collectors.joining(", "));
        return Texts.of(
                "transfer.change",
                Texts.of("transfer." + change.kind().name().toLowerCase(Locale.ROOT)),
                change.name(),
                fields.isEmpty() ? "" : " (" + fields + ")");
    }
}
