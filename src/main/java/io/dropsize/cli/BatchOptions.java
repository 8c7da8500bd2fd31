package io.dropsize.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

/** Options of every command that makes copies. */
final class BatchOptions {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Images, and folders of images.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--dry-run", description = "Print what would be made, and write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print a JSON array with an entry for every source.")
    private boolean json;

    /** May be empty. */
    List<String> files() {
        return files;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean json() {
        return json;
    }
}
