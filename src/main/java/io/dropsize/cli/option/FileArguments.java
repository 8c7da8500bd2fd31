package io.dropsize.cli.option;

import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.Entry;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.GivenPath;
import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.plan.SourceScanner;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts FILE arguments to sources, in order. An argument is a file, the address of an image, or
 * {@code -} for stdin. A folder is replaced by the images in it, and skipped files are reported. A
 * file that is named explicitly is always a source.
 */
public final class FileArguments {
    private static final int MAX_NAMES = 3;

    private final SourceScanner scanner;
    private final Console console;
    private final StandardInput stdin;

    public FileArguments(SourceScanner scanner, Console console, StandardInput stdin) {
        this.scanner = scanner;
        this.console = console;
        this.stdin = stdin;
    }

    public List<Entry> entries(List<String> arguments) {
        List<Entry> entries = new ArrayList<>();
        for (String argument : arguments) {
            add(argument, entries);
        }
        return entries;
    }

    private void add(String argument, List<Entry> entries) {
        if (StandardInput.isStdin(argument)) {
            entries.add(onStdin(argument));
            return;
        }
        Optional<URI> address = ImageAddress.parse(argument);
        if (address.isPresent()) {
            entries.add(new Entry.Found(Source.of(address.get())));
            return;
        }
        try {
            Path path = GivenPath.of(argument);
            if (Files.isDirectory(path)) {
                addFolder(argument, path, entries);
            } else {
                entries.add(new Entry.Found(Source.of(argument, path)));
            }
        } catch (InvalidPathException e) {
            entries.add(
                    new Entry.Rejected(
                            argument, new DropsizeException(ErrorKind.FILE_GONE, e, argument)));
        }
    }

    private Entry onStdin(String argument) {
        try {
            return new Entry.Found(stdin.source());
        } catch (DropsizeException e) {
            return new Entry.Rejected(argument, e);
        }
    }

    private void addFolder(String argument, Path folder, List<Entry> entries) {
        SourceScanner.Report report =
                scanner.scan(List.of(folder), source -> entries.add(new Entry.Found(source)));
        report.problems().forEach(problem -> entries.add(new Entry.Rejected(argument, problem)));
        if (!report.others().isEmpty()) {
            console.note(leftOut(argument, report.others()));
        }
    }

    private static String leftOut(String folder, List<String> others) {
        String names = String.join(", ", others.subList(0, Math.min(MAX_NAMES, others.size())));
        int more = others.size() - MAX_NAMES;
        return "%s: %s (%s%s)."
                .formatted(
                        folder,
                        others.size() == 1
                                ? "1 file is not an image"
                                : others.size() + " files are not images",
                        names,
                        more > 0 ? " and " + more + " more" : "");
    }
}
