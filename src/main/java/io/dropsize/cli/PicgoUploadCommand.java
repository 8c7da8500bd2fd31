package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.DestinationOption;
import io.dropsize.cli.option.FileArguments;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.StandardInput;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.CommandBatch;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.Entry;
import io.dropsize.cli.output.JobWaiter;
import io.dropsize.cli.output.LinkText;
import io.dropsize.cli.output.PicgoItem;
import io.dropsize.cli.output.PicgoOutput;
import io.dropsize.cli.output.Results;
import io.dropsize.cli.output.UploadLinks;
import io.dropsize.clipboard.ClipboardImages;
import io.dropsize.http.exchange.LocalFiles;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.GivenPath;
import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.store.Destination;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.Picture;
import io.dropsize.submit.Submission;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "upload",
        aliases = "u",
        description = {
            "Upload images, or the image on the clipboard, and print PicGo's marker and the links.",
            "If one fails, PicGo's error marker and a sentence are printed on stdout instead of"
                    + " the links, and the exit code is 1."
        })
final class PicgoUploadCommand implements Callable<Integer> {
    /** Less than the timeouts of editors, which range from some seconds to a minute. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Session session;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Images and addresses of images. Default: the clipboard.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "pretty, or json for a JSON array. Default: pretty.")
    private String format = "pretty";

    @Option(
            names = {"--configName", "--configId"},
            paramLabel = "DEST",
            description = "The destination's name. Default: the current one.")
    private @Nullable String destination;

    @Option(
            names = {"--uploader", "-c", "--config"},
            hidden = true,
            description = "Accepted for compatibility with PicGo; has no effect.")
    private @Nullable String ignored;

    @Option(
            names = "--verbose",
            hidden = true,
            description = "Accepted for compatibility with PicGo; has no effect.")
    private boolean ignoredVerbose;

    PicgoUploadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean json = isJson();
        Console console = session.console();
        console.show(false, false);
        Dropsize core = session.core();
        LinkMaker maker = new LinkMaker(core.stores());
        LinkText urls = new LinkText(LinkForm.URL, null, LinkMaker.DEFAULT_LIFE);
        Results results =
                new Results(
                        console,
                        Results.Form.NONE,
                        json
                                ? PicgoItem::json
                                : new UploadLinks(maker, urls, true, Picture.Placement.DEFAULT));
        upload(core, results);
        PicgoOutput output = PicgoOutput.of(console, System.getenv());
        if (!results.failures().isEmpty()) {
            output.failure(String.join(" ", results.failures()));
            return ExitCode.SOFTWARE;
        }
        if (json) {
            output.json(results.texts());
        } else {
            output.links(results.texts());
        }
        return ExitCode.OK;
    }

    /**
     * Uploads the images. Unfinished jobs don't remain for a later run, because the editor gets one
     * error for the whole call.
     */
    private void upload(Dropsize core, Results results) throws InterruptedException {
        List<Entry> entries =
                files.isEmpty()
                        ? new ClipboardImages(session.clipboard())
                                .sources().stream().<Entry>map(Entry.Found::new).toList()
                        : new FileArguments(
                                        core.scanner(),
                                        session.console(),
                                        new StandardInput(session, null))
                                .entries(files.stream().map(PicgoUploadCommand::resolved).toList());
        session.awaitLastMessages();
        Submission submission =
                core.submissions()
                        .begin(
                                core.settings().defaults().preset(),
                                destination(core),
                                Origin.COMMAND);
        new CommandBatch(entries)
                .run(submission, results, new JobWaiter(session.console(), TIMEOUT));
        submission.close();
    }

    private Destination destination(Dropsize core) {
        String given = destination;
        if (given == null) {
            return core.settings().defaults().destination();
        }
        String wanted = given.strip();
        return core.settings().get().destinations().stream()
                .filter(known -> known.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseGet(() -> DestinationOption.named(core.settings().get(), wanted));
    }

    private boolean isJson() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "pretty" -> false;
            default ->
                    throw new WrongUsage(
                            "“" + format + "” isn’t an output format; choose pretty or json.");
        };
    }

    /**
     * Returns the path of a file argument, which editors may have escaped or changed in other ways.
     */
    private static String resolved(String given) {
        if (ImageAddress.parse(given).isPresent() || StandardInput.isStdin(given)) {
            return given;
        }
        try {
            if (Files.exists(GivenPath.of(given))) {
                return given;
            }
        } catch (InvalidPathException _) {
            return given; // The job reports that it doesn't exist.
        }
        return LocalFiles.find(given).map(Path::toString).orElse(given);
    }
}
