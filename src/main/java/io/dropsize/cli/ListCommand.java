package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.Json;
import io.dropsize.store.Listing;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.link.PublicAddress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

@Command(name = "list", description = "Print the keys of the images in the bucket, one per line.")
final class ListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private DestinationOption to;

    @Option(names = "--prefix", paramLabel = "P", description = "Only keys that begin with this.")
    private String prefix = "";

    @Option(names = "--json", description = "Print a JSON array of key, url, bytes and modified.")
    private boolean json;

    /**
     * An object as {@code --json} prints it.
     *
     * @param url null if no address opens the object
     */
    record JsonEntry(String key, @Nullable String url, long bytes, String modified) {}

    ListCommand(Session session) {
        this.session = session;
        this.to = new DestinationOption();
    }

    @Override
    public Integer call() {
        Dropsize core = session.core();
        Console console = session.console();
        ObjectStore store = core.stores().open(to.destination(core.settings()));
        if (json) {
            List<JsonEntry> entries = new ArrayList<>();
            forEachPage(
                    store,
                    Listing.MAX_KEPT,
                    page -> page.forEach(object -> entries.add(entry(store, object))));
            console.printJson(Json.array(entries));
        } else {
            forEachPage(
                    store,
                    Listing.MAX_SEEN,
                    page -> console.printLines(page.stream().map(ObjectInfo::key).toList()));
        }
        return ExitCode.OK;
    }

    private void forEachPage(ObjectStore store, int max, Consumer<List<ObjectInfo>> action) {
        new Listing(store, prefix, max).forEachPage(action, session.console()::outputGone);
    }

    private static JsonEntry entry(ObjectStore store, ObjectInfo object) {
        boolean opens = PublicAddress.hasAddress(object.key());
        return new JsonEntry(
                object.key(),
                opens ? store.publicUrl(object.key()).toASCIIString() : null,
                object.bytes(),
                object.modified().toString());
    }
}
