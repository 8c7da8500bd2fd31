package io.dropsize.cli.settings;

import io.dropsize.cli.option.Session;
import io.dropsize.settings.Settings;
import io.dropsize.store.Destination;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "list",
        description = {
            "Print name, service and bucket of each destination, with tabs between.",
            "A fourth column is “team” for those of the team file. Of a destination with mirrors, it"
                    + " is “mirrors” with their names in the following columns."
        })
public final class DestinationListCommand implements Callable<Integer> {
    private final Session session;

    public DestinationListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Settings settings = session.core().settings().get();
        for (Destination one : settings.destinations()) {
            Stream<String> line = Stream.of(one.name(), one.service().label(), one.bucket());
            session.console()
                    .print(Stream.concat(line, more(settings, one)).toArray(String[]::new));
        }
        return ExitCode.OK;
    }

    /** Destinations of the team have no mirrors. */
    private static Stream<String> more(Settings settings, Destination one) {
        if (settings.isTeamDestination(one.name())) {
            return Stream.of("team");
        }
        return one.mirrors().isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of("mirrors"), one.mirrors().stream());
    }
}
