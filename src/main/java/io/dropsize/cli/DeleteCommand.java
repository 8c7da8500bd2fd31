package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.Keys;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.Console;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "delete",
        description = {
            "Delete images from the bucket, for good.",
            "Asks for confirmation; without a terminal, --yes is required."
        })
final class DeleteCommand implements Callable<Integer> {
    /** The number of keys that are deleted before progress is reported. */
    private static final int BATCH = 1000;

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
    public Integer call() throws InterruptedException {
        Keys.requireKeys(keys);
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
        int code = ExitCode.OK;
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<String> batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
            if (!delete(batch, store)) {
                code = ExitCode.SOFTWARE;
            }
        }
        return code;
    }

    /** Deletes objects, and returns whether all of them existed and were deleted. */
    private boolean delete(List<String> batch, ObjectStore store) throws InterruptedException {
        Map<String, DropsizeException> problems = Keys.problems(batch, store);
        // Credentials without permission for HEAD may be allowed to delete.
        problems.values().removeIf(e -> e.kind() == ErrorKind.ACCESS_DENIED);
        List<String> present = new ArrayList<>(new LinkedHashSet<>(batch));
        present.removeAll(problems.keySet());
        problems.putAll(store.delete(present));
        present.removeAll(problems.keySet());
        session.core()
                .deletions()
                .deleted(
                        present.stream()
                                .flatMap(key -> Deletions.address(store, key).stream())
                                .toList());
        for (String key : batch) {
            DropsizeException problem = problems.get(key);
            if (problem == null) {
                session.console().say("Deleted " + key + ".");
            } else {
                Keys.say(session.console(), key, problem);
            }
        }
        return problems.isEmpty();
    }

    private String question(Destination destination) {
        String what = keys.size() == 1 ? keys.getFirst() : keys.size() + " images";
        return "Delete " + what + " from “" + destination.name() + "” for good?";
    }
}
