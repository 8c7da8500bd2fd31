package io.dropsize.cli.settings;

import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "mirror",
        description = {
            "Choose the mirrors of a destination, which get the same images under the same keys.",
            "Without mirrors, print the current ones."
        },
        footer = {"", "Example:", "  dropsize destination mirror blog backup"})
public final class DestinationMirrorCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "MIRROR",
            description = "The names of the destinations that are its mirrors from now on.")
    private List<String> mirrors = List.of();

    @Option(names = "--none", description = "Remove all mirrors.")
    private boolean none;

    public DestinationMirrorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (none && !mirrors.isEmpty()) {
            throw new WrongUsage("Name mirrors or --none, not both.");
        }
        SettingsStore settings = session.core().settings();
        Destination known = DestinationOption.named(settings.get(), name);
        if (none || !mirrors.isEmpty()) {
            TeamDestinations.requireOwn(settings.get(), name);
            settings.update(now -> changed(now, known.name()));
        } else {
            known.mirrors().forEach(session.console()::print);
        }
        return ExitCode.OK;
    }

    private Settings changed(Settings now, String of) {
        Destination next = now.destinationNamed(of).mirroredTo(mirrors);
        DestinationRules.mirrorProblem(next, now.destinations())
                .ifPresent(
                        problem -> {
                            throw new WrongUsage(ErrorText.forCommandLine(problem));
                        });
        return now.withReplaced(next);
    }
}
