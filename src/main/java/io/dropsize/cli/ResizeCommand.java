package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.BatchOptions;
import io.dropsize.cli.option.PresetOptions;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.CommandBatch;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.Entry;
import io.dropsize.cli.output.JobWaiter;
import io.dropsize.cli.output.Results;
import io.dropsize.error.SafeText;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.FolderPublisher;
import io.dropsize.pipeline.publish.FolderPublisher.WhenTaken;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.submit.Submission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "resize",
        description = {
            "Write right-sized copies into a folder and print their paths, in order.",
            "Copies are named after their sources. If two sources have the same name, the"
                    + " first one gets it."
        },
        footer = {
            "",
            "Example:",
            "  dropsize resize --fit 800x800 --format webp --out small *.png"
        })
final class ResizeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ResizeCommand.class);

    private final Session session;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the copies; created if it doesn't exist.")
    private Path out = Path.of("");

    @Option(
            names = "--overwrite",
            description = "Replace existing files. Sources are never replaced.")
    private boolean overwrite;

    @Mixin private PresetOptions presets;
    @Mixin private BatchOptions options;

    ResizeCommand(Session session) {
        this.session = session;
        this.presets = new PresetOptions();
        this.options = new BatchOptions();
    }

    @Override
    public Integer call() throws InterruptedException {
        if (options.files().isEmpty()) {
            throw new WrongUsage("Give at least one FILE.");
        }
        Console console = session.console();
        options.apply(console);
        Dropsize core = session.core();
        Preset preset = presets.preset(core.settings());
        CommandBatch batch = options.batch(session);
        Publisher publisher = publisher(batch.entries());
        Results results = new Results(console, options.form(), ResizeCommand::files);
        if (options.dryRun()) {
            batch.dryRun(preset, publisher, "", core.maker(), core.fetcher(), results);
            return results.end("would be resized into " + out);
        }
        Submission submission =
                core.submissions()
                        .beginUnremembered(
                                preset,
                                publisher,
                                source -> source.stem().toLowerCase(Locale.ROOT));
        batch.run(submission, results, new JobWaiter(console, Duration.ZERO));
        return results.end("resized into " + out);
    }

    /** Returns the names of all copies, one per line. */
    private static String files(Results.Success success) {
        return success.done().copies().stream()
                .map(copy -> SafeText.oneLine(copy.published().key()))
                .collect(Collectors.joining("\n"));
    }

    private Publisher publisher(List<Entry> entries) {
        WhenTaken whenTaken = overwrite ? WhenTaken.OVERWRITE : WhenTaken.FAIL;
        return new FolderPublisher(out, whenTaken, overwrite ? realPaths(entries) : Set.of());
    }

    private static Set<Path> realPaths(List<Entry> entries) {
        Set<Path> paths = new HashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Found(Source source)
                    && source.input() instanceof ImageInput.OfFile(Path file)) {
                try {
                    paths.add(file.toRealPath());
                } catch (IOException e) {
                    LOG.debug("{} will fail on its own", source.name(), e);
                }
            }
        }
        return paths;
    }
}
