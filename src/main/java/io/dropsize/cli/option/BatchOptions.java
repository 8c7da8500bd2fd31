package io.dropsize.cli.option;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.output.CommandBatch;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.Results;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Options of every command that makes copies. */
public final class BatchOptions {
    private static final int MAX_JOBS = 64;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "Images, folders of images, addresses of images on the web, or - for the image"
                            + " on stdin.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of the image on stdin. Default: image.")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Print what would be made, and write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print a JSON array with an entry for every source.")
    private boolean json;

    @Option(
            names = "--stream",
            description =
                    "Print a line of JSON for every source as soon as it has ended, in any order.")
    private boolean stream;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Make N copies and upload N copies at a time, 1 to 64. Default: as in the"
                            + " settings.")
    private @Nullable Integer jobs;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only failures on stderr: no progress, notes or summary.")
    private boolean quiet;

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            completionCandidates = OptionCandidates.ProgressModes.class,
            description =
                    "Show a progress bar on stderr: auto (on a terminal), always or never."
                            + " Default: auto.")
    private String progress = "auto";

    /** Returns the FILE arguments; may be empty. */
    public List<String> files() {
        return files;
    }

    /**
     * Returns the batch of the given sources. Blocks while stdin is read or folders are searched.
     * If the command is stopped until then, it prints no last messages.
     */
    public CommandBatch batch(Session session) {
        Dropsize core = session.core();
        if (jobs != null) {
            core.submissions().limitJobs(jobs);
        }
        StandardInput stdin = new StandardInput(session, name);
        CommandBatch batch =
                new CommandBatch(
                        new FileArguments(core.scanner(), session.console(), stdin).entries(files));
        session.awaitLastMessages();
        return batch;
    }

    public boolean dryRun() {
        return dryRun;
    }

    public Results.Form form() {
        return stream ? Results.Form.STREAM : json ? Results.Form.JSON : Results.Form.LINES;
    }

    /** Validates the options before anything starts, and configures the console by them. */
    public void apply(Console console) {
        if (json && stream) {
            throw new WrongUsage("Choose one of --json and --stream.");
        }
        long onStdin = files.stream().filter(StandardInput::isStdin).count();
        if (onStdin > 1) {
            throw new WrongUsage("Give - once; stdin has one image.");
        }
        if (onStdin == 1 && console.canAsk()) {
            throw new WrongUsage("Stdin is a terminal; pipe an image into the command.");
        }
        if (name != null && (onStdin == 0 || name.isBlank())) {
            throw new WrongUsage("--name is the name of the image on stdin; give - as FILE.");
        }
        if (jobs != null && (jobs < 1 || jobs > MAX_JOBS)) {
            throw new WrongUsage("--jobs goes from 1 to " + MAX_JOBS + ", not " + jobs + ".");
        }
        boolean shown =
                switch (progress.toLowerCase(Locale.ROOT)) {
                    case "auto" -> console.watched() && !quiet;
                    case "always" -> true;
                    case "never" -> false;
                    default ->
                            throw new WrongUsage(
                                    "“"
                                            + progress
                                            + "” isn’t a progress mode; choose auto, always or"
                                            + " never.");
                };
        console.show(shown, !quiet);
    }
}
