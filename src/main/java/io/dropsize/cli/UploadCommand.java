package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.store.Destination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(
        name = "upload",
        description = "Upload right-sized copies and print their links, one a line, in order.")
final class UploadCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private DestinationOption to;
    @Mixin private PresetOptions presets;
    @Mixin private BatchOptions options;

    UploadCommand(Session session) {
        this.session = session;
        this.to = new DestinationOption();
        this.presets = new PresetOptions();
        this.options = new BatchOptions();
    }

    @Override
    public Integer call() throws InterruptedException {
        Dropsize core = session.core();
        Console console = session.console();
        Settings settings = core.settings().get();
        Destination destination = to.destination(settings);
        Preset preset = presets.preset(settings);
        Batch batch =
                new Batch(
                        new FileArguments(core.scanner(), console).entries(options.files()),
                        preset,
                        core.publishing().to(destination),
                        source -> source);
        Results results =
                new Results(console, options.json(), published -> published.link().toASCIIString());
        if (options.dryRun()) {
            batch.rehearse(core.maker(), results);
            return results.end("would be uploaded to “" + destination.name() + "”");
        }
        batch.run(core.queue(), results, console);
        return results.end("uploaded to “" + destination.name() + "”");
    }
}
