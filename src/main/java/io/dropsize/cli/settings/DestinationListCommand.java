package io.dropsize.cli.settings;

import io.dropsize.cli.option.Session;
import io.dropsize.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import java.util.concurrent.Callable;

@Command(
        name = "list",
        description = "Print name, service and bucket of each destination, with tabs between.")
public final class DestinationListCommand implements Callable<Integer> {
    private final Session session;

    public DestinationListCommand(Session session) {
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
