package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(name = "check", description = "Test a destination's endpoint, keys and bucket.")
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
        URI endpoint = destination.endpoint();
        if (endpoint != null && Endpoints.isUnprotected(endpoint)) {
            session.console()
                    .say(
                            "Warning: others on the network can read what is sent to "
                                    + endpoint
                                    + ". Use https:// if the service offers it.");
        }
        Optional<String> region = check(core.stores(), destination);
        region.ifPresent(
                told ->
                        session.console()
                                .say(
                                        "The bucket is in the region "
                                                + told
                                                + ", which Dropsize has to look up each time. Save"
                                                + " it: dropsize destination remove, then dropsize"
                                                + " destination add --region "
                                                + told
                                                + "."));
        session.console().print("“" + name + "” is ready.");
        return ExitCode.OK;
    }

    /** Returns the bucket's region, if the service has named another one. */
    private static Optional<String> check(ObjectStores stores, Destination destination) {
        if (destination.isThisComputer()) {
            stores.check(destination);
            return Optional.empty();
        }
        ObjectStore store = stores.open(destination);
        store.check();
        return store.toldRegion();
    }
}
