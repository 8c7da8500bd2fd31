package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.store.Destination;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "check",
        description = "Test a destination's endpoint, keys and bucket.")
final class DestinationCheckCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    DestinationCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Dropsize core = session.core();
        Destination destination = DestinationOption.named(core.settings().get(), name);
        core.stores().open(destination).check();
        session.console().print("“" + name + "” is ready.");
        return ExitCode.OK;
    }
}
