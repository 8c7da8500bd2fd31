package io.dropsize.cli;

import io.dropsize.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import java.util.concurrent.Callable;

@Command(
        name = "list",
        description = "Print name, service and bucket of each destination, with tabs between.")
final class DestinationListCommand implements Callable<Integer> {
    private final Session session;

    DestinationListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Settings settings = session.core().settings().get();
        settings.destinations()
                .forEach(
                        it ->
                                session.console()
                                        .print(it.name(), it.service().label(), it.bucket()));
        return ExitCode.OK;
    }
}
