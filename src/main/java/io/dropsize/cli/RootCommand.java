package io.dropsize.cli;

import io.dropsize.cli.option.WrongUsage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that precede every command. */
@Command(
        name = "dropsize",
        description = {
            "Right-sized copies of your images, in your S3 bucket.",
            "Presets and destinations are those of the window. Results go to stdout, everything"
                    + " else to stderr."
        },
        versionProvider = VersionLine.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything succeeded.",
            "1:Something failed; stderr has a sentence for each failure.",
            "2:The command line is invalid; nothing was started.",
            "130:Stopped by Ctrl+C; no partial files are left, and “upload --resume” continues."
        },
        footer = {"", "Without a command, or with image files, Dropsize opens its window."})
final class RootCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
        throw new WrongUsage("Missing command.");
    }
}
