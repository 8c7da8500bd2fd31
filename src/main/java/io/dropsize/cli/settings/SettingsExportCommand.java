package io.dropsize.cli.settings;

import io.dropsize.cli.option.Session;
import io.dropsize.settings.SettingsExport;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "export",
        description = {
            "Write destinations and presets to a JSON file.",
            "It has no secrets: access keys are in it, secret keys are not."
        })
public final class SettingsExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(names = "--overwrite", description = "Replace an existing file.")
    private boolean overwrite;

    public SettingsExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SettingsExport.write(session.core().settings().get(), file, overwrite);
        session.console().say("Exported to " + file + ".");
        return ExitCode.OK;
    }
}
