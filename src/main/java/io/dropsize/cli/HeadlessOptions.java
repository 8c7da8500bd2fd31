package io.dropsize.cli;

import io.dropsize.cli.option.DurationConverter;
import io.dropsize.cli.option.WrongUsage;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;

/** Options for a service without a desktop. */
final class HeadlessOptions {
    private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(25);

    @Option(
            names = "--headless",
            description =
                    "Run as a service: without a keyring and a display, configured by the"
                            + " environment, with the log on stdout. See docs/serve.md.")
    private boolean headless;

    @Option(
            names = "--journal",
            paramLabel = "PLACE",
            description =
                    "With --headless: “disk” records accepted images, and the next run resumes"
                            + " them; “memory” writes nothing, and a kill loses images that are"
                            + " not uploaded yet. Default: disk.")
    private @Nullable String journal;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "With --headless: how long SIGTERM waits for accepted images, such as 25s."
                            + " Default: 25s.")
    private @Nullable Duration drain;

    boolean isOn() {
        if (!headless && (journal != null || drain != null)) {
            throw new WrongUsage("--journal and --drain need --headless.");
        }
        return headless;
    }

    /** Returns whether jobs are recorded on disk. */
    boolean isRecorded() {
        if (journal == null || journal.equals("disk")) {
            return true;
        }
        if (journal.equals("memory")) {
            return false;
        }
        throw new WrongUsage("The journal is on “disk” or in “memory”.");
    }

    Duration drain() {
        return drain == null ? DEFAULT_DRAIN : drain;
    }
}
