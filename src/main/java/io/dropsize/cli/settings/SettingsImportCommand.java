package io.dropsize.cli.settings;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.Console;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.ImportChange;
import io.dropsize.settings.SettingsBundle;
import io.dropsize.settings.SettingsImport;
import io.dropsize.settings.foreign.ImportedFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        description = {
            "Add the destinations and presets of a file, and replace those of the same name.",
            "The file is one that export has written, or the settings of PicGo or PicList"
                    + " (data.json), ShareX (UploadersConfig.json), rclone (rclone.conf) or the AWS"
                    + " tools. Secrets go to the system keyring. Prints what changes, and asks for"
                    + " confirmation; without a terminal, --yes is required."
        },
        footer = {"", "Example:", "  dropsize settings import --bucket pictures rclone.conf"})
public final class SettingsImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    private Path file = Path.of("");

    @Option(
            names = "--bucket",
            paramLabel = "B",
            description = "The bucket of destinations for which the file has none.")
    private String bucket = "";

    @Option(names = "--dry-run", description = "Print what would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Import without confirmation.")
    private boolean yes;

    public SettingsImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Console console = session.console();
        Dropsize core = session.core();
        SettingsBundle bundle = ImportedFile.read(file, bucket);
        SettingsImport change = new SettingsImport(bundle);
        List<ImportChange> changes = change.changes(core.settings().get());
        changes.forEach(one -> print(console, one));
        bundle.problems().forEach(problem -> console.say(ErrorText.forCommandLine(problem)));
        int code = bundle.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        boolean changesAny = changes.stream().anyMatch(one -> one.kind() != ImportChange.Kind.SAME);
        if (dryRun || !changesAny) {
            return code;
        }
        if (!yes && !console.canAsk()) {
            throw new WrongUsage("Not a terminal: add --yes to import without confirmation.");
        }
        if (!yes && !console.ask("Import these settings?")) {
            console.say("Nothing was imported.");
            return ExitCode.SOFTWARE;
        }
        List<String> incomplete = change.withoutSecret(core.settings().get());
        change.apply(core.settings(), core.secrets()::put);
        incomplete.forEach(name -> sayMissing(console, name, "isn’t in the file"));
        bundle.destinations().stream()
                .filter(one -> one.bucket().isEmpty())
                .forEach(one -> sayWithoutBucket(console, one.name()));
        if (!core.secrets().persistent()) {
            bundle.secrets().keySet().stream()
                    .sorted()
                    .forEach(
                            name -> sayMissing(console, name, "can’t be stored without a keyring"));
        }
        return code;
    }

    private static void sayWithoutBucket(Console console, String name) {
        console.say(
                "“%s” has no bucket. Import it again with --bucket, or enter it in the window."
                        .formatted(name));
    }

    private static void sayMissing(Console console, String name, String why) {
        console.say("The secret key of “%s” %s. Enter it in the window.".formatted(name, why));
    }

    private static void print(Console console, ImportChange change) {
        console.print(
                change.kind().name().toLowerCase(Locale.ROOT),
                change.item().name().toLowerCase(Locale.ROOT),
                change.name(),
                String.join(", ", change.fields().stream().filter(it -> !it.isEmpty()).toList()));
    }
}
