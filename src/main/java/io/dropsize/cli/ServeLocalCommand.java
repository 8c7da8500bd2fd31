package io.dropsize.cli;

import io.dropsize.cli.option.Session;
import io.dropsize.store.Destination;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "serve-local",
        description = {
            "Keep “This computer” running until Ctrl+C.",
            "The first line on stdout is its endpoint and its bucket."
        })
final class ServeLocalCommand implements Callable<Integer> {
    private final Session session;

    ServeLocalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Destination local = Destination.thisComputer();
        URI link = session.core().stores().open(local).publicUrl("any");
        URI endpoint = link.resolve("/");
        session.console().print(endpoint + " " + local.bucket());
        session.console().say("“This computer” is running. Ctrl+C ends it.");
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
