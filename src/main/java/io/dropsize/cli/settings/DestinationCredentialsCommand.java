package io.dropsize.cli.settings;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.util.concurrent.Callable;

@Command(
        name = "credentials",
        description = {
            "Choose where the keys of a destination are, also of one from the team file.",
            "Access keys are entered in the window only."
        },
        footer = {"", "Example:", "  dropsize destination credentials blog profile:blog"})
public final class DestinationCredentialsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "CREDENTIALS",
            description = "env, or profile:NAME for an AWS profile.")
    private String credentials = "";

    @Option(
            names = "--allow-http",
            description =
                    "Allow an endpoint with http:// in the team file, where others on the network"
                            + " can read images, links and signatures.")
    private boolean allowHttp;

    public DestinationCredentialsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Dropsize core = session.core();
        Destination destination = DestinationOption.named(core.settings().get(), name);
        Credentials chosen = CredentialsText.parse(credentials);
        if (destination.isThisComputer()) {
            throw new WrongUsage("“" + name + "” needs no credentials.");
        }
        boolean ofTeam = core.settings().get().isTeamDestination(name);
        URI endpoint = destination.endpoint();
        if (ofTeam && endpoint != null && Endpoints.isUnprotected(endpoint) && !allowHttp) {
            throw new WrongUsage(
                    "Others on the network can read what is sent to "
                            + endpoint
                            + ". Add --allow-http to use it.");
        }
        if (destination.credentials() instanceof Credentials.AccessKey(String id)
                && !id.isEmpty()) {
            core.secrets().remove(name);
        }
        core.settings()
                .update(
                        now ->
                                ofTeam
                                        ? now.choosing(destination, chosen)
                                        : now.withReplaced(
                                                now.destinationNamed(name).with(chosen)));
        return ExitCode.OK;
    }
}
