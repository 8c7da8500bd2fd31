package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "delete",
        description = {
            "Delete images from the bucket, for good.",
            "Asks for confirmation; without a terminal, --yes is required."
        })
final class DeleteCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private DestinationOption to;

    @Parameters(paramLabel = "KEY", arity = "1..*", description = "Keys, as list prints them.")
    private List<String> keys = List.of();

    @Option(names = "--yes", description = "Delete without confirmation.")
    private boolean yes;

    DeleteCommand(Session session) {
        this.session = session;
        this.to = new DestinationOption();
    }

    @Override
    public Integer call() {
        Console console = session.console();
        if (!yes && !console.canAsk()) {
            throw new WrongUsage("Not a terminal: add --yes to delete without confirmation.");
        }
        Dropsize core = session.core();
        Destination destination = to.destination(core.settings());
        if (!yes && !console.ask(question(destination))) {
            console.say("Nothing was deleted.");
            return ExitCode.SOFTWARE;
        }
        ObjectStore store = core.stores().open(destination);
        List<URI> gone = new ArrayList<>();
        int code =
                Keys.forEach(
                        keys,
                        store,
                        console,
                        key -> {
                            store.delete(key);
                            Deletions.address(store, key).ifPresent(gone::add);
                            console.say("Deleted " + key + ".");
                        });
        core.deletions().deleted(gone);
        return code;
    }

    private String question(Destination destination) {
        String what = keys.size() == 1 ? keys.getFirst() : keys.size() + " images";
        return "Delete " + what + " from “" + destination.name() + "” for good?";
    }
}
