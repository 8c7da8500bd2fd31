package io.dropsize.cli.settings;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.settings.Mirrors;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "remove",
        description = "Remove a destination. The bucket and its files aren't affected.")
public final class DestinationRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The destination's name.")
    private String name = "";

    public DestinationRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Dropsize core = session.core();
        Destination removed = DestinationOption.named(core.settings().get(), name);
        if (removed.isThisComputer()) {
            throw new WrongUsage("“" + name + "” is always there and cannot be removed.");
        }
        TeamDestinations.requireOwn(core.settings().get(), name);
        List<String> mirroredBy = Mirrors.with(name, core.settings().get());
        if (removed.credentials() instanceof Credentials.AccessKey) {
            // The secret is removed first: if that fails, the destination still exists, and the
            // user can retry.
            core.secrets().remove(name);
        }
        core.settings().update(settings -> Mirrors.without(name, settings));
        if (!mirroredBy.isEmpty()) {
            session.console()
                    .say(
                            "Images of these destinations don’t go to “%s” any more: %s."
                                    .formatted(name, String.join(", ", mirroredBy)));
        }
        return ExitCode.OK;
    }
}
