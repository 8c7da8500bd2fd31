package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.BatchOptions;
import io.dropsize.cli.option.DescriptionOptions;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.DurationConverter;
import io.dropsize.cli.option.LinkFormOption;
import io.dropsize.cli.option.PlacementOptions;
import io.dropsize.cli.option.PresetOptions;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.CommandBatch;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.JobWaiter;
import io.dropsize.cli.output.Results;
import io.dropsize.cli.output.Resumption;
import io.dropsize.cli.output.UploadLinks;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyContext;
import io.dropsize.submit.Submission;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

@Command(
        name = "upload",
        description = {
            "Upload right-sized copies and print their links, one per line, in order.",
            "A folder stands for the images in it and below it, an http or https address for the"
                    + " image there. A source that fails has no line; a message on stderr names it, and the"
                    + " others continue. The same image with the same options has the same link and"
                    + " is not uploaded twice."
        },
        footer = {
            "",
            "Examples:",
            "  dropsize upload *.jpg",
            "  dropsize upload --to blog --size 1200 --format webp pictures",
            "  dropsize upload --max-bytes 200KB --json harbour.jpg"
        })
final class UploadCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--resume",
            description =
                    "Finish uploads that were interrupted, and print their links; takes"
                            + " no FILE.")
    private boolean resume;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long to wait while there is no network or the service doesn't respond,"
                            + " such as 30s, 10m or 1h. Default: 5m. The remaining images can be"
                            + " resumed.")
    private Duration wait = Duration.ofMinutes(5);

    @Option(
            names = "--path",
            paramLabel = "FOLDER",
            description =
                    "Upload to this folder of the bucket, such as blog/2026; the destination's key"
                            + " template follows it.")
    private String path = "";

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "Write the uploaded images to a JSON file for static site generators: all"
                            + " copies, alternative text, color, ThumbHash and BlurHash.")
    private @Nullable Path manifest;

    @Option(names = "--copy", description = "Copy the links to the clipboard as well.")
    private boolean copy;

    @Mixin private LinkFormOption as;
    @Mixin private PlacementOptions places;
    @Mixin private DescriptionOptions descriptions;
    @Mixin private DestinationOption to;
    @Mixin private PresetOptions presets;
    @Mixin private BatchOptions options;

    private @Nullable ManifestFile manifestFile;

    UploadCommand(Session session) {
        this.session = session;
        this.as = new LinkFormOption();
        this.places = new PlacementOptions();
        this.descriptions = new DescriptionOptions();
        this.to = new DestinationOption();
        this.presets = new PresetOptions();
        this.options = new BatchOptions();
    }

    @Override
    public Integer call() throws InterruptedException {
        requireFilesOrResume();
        if (as.isGiven() && !copy && options.form() != Results.Form.LINES) {
            throw new WrongUsage("--as has no effect with --json or --stream; leave one out.");
        }
        as.text();
        places.placement();
        String prefix = KeyContext.prefix(path);
        if (manifest != null) {
            ManifestFile.requireWritable(manifest);
        }
        Console console = session.console();
        options.apply(console);
        Dropsize core = session.core();
        Results results = results(core);
        if (resume) {
            return resume(core, results);
        }
        Destination destination = to.destination(core.settings());
        Preset preset = presets.preset(core.settings());
        CommandBatch given = options.batch(session);
        CommandBatch batch =
                given.described(index -> descriptions.of(index, given.entries().size()));
        if (options.dryRun()) {
            batch.dryRun(
                    preset,
                    core.publishing().to(destination),
                    prefix,
                    core.maker(),
                    core.fetcher(),
                    results);
            return results.end("would be uploaded to “" + destination.name() + "”");
        }
        Submission submission =
                core.submissions().begin(preset, destination, Origin.COMMAND).below(prefix);
        if (batch.run(submission, results, new JobWaiter(console, wait))) {
            submission.close();
        } else {
            results.someAreLeft();
        }
        return end(results, "uploaded to “" + destination.name() + "”");
    }

    private int resume(Dropsize core, Results results) throws InterruptedException {
        session.awaitLastMessages();
        new Resumption(core).run(results, new JobWaiter(session.console(), wait));
        return end(results, "uploaded");
    }

    private Results results(Dropsize core) {
        UploadLinks links =
                new UploadLinks(
                        new LinkMaker(core.stores()), as.text(), as.isGiven(), places.placement());
        if (manifest == null) {
            return new Results(session.console(), options.form(), links);
        }
        manifestFile = new ManifestFile(links, manifest);
        return new Results(session.console(), options.form(), manifestFile);
    }

    private int end(Results results, String verb) {
        int code = results.end(verb);
        boolean written = manifestFile == null || succeeds(manifestFile::write);
        String links = String.join("\n", results.texts());
        boolean copied =
                !copy || links.isEmpty() || succeeds(() -> session.clipboard().copy(links));
        return written && copied ? code : ExitCode.SOFTWARE;
    }

    /** Reports a failure, so that the next step can still succeed. */
    private boolean succeeds(Runnable step) {
        try {
            step.run();
            return true;
        } catch (DropsizeException e) {
            session.console().say(ErrorText.forCommandLine(e));
            return false;
        }
    }

    private void requireFilesOrResume() {
        if (resume && descriptions.isGiven()) {
            throw new WrongUsage("--resume keeps the earlier texts; leave --alt and --title out.");
        }
        if (resume != options.files().isEmpty()) {
            throw new WrongUsage(
                    resume ? "--resume takes no FILE." : "Give at least one FILE, or --resume.");
        }
        if (resume && !path.isEmpty()) {
            throw new WrongUsage("--resume uploads to the earlier folder; leave --path out.");
        }
    }
}
