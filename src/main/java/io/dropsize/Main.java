package io.dropsize;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.app.LogFiles;
import io.dropsize.cli.CommandLineEdge;
import io.dropsize.cli.Console;
import io.dropsize.ui.shell.DropsizeApplication;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where Dropsize starts: without arguments, or with files, the window; with anything else the
 * command line.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        AppFolders folders = AppFolders.ofThisComputer();
        LogFiles.begin(folders.logs());
        Supplier<Dropsize> core = () -> open(folders);
        if (wantsWindow(args)) {
            showWindow(core, Stream.of(args).map(Path::of).toList());
        } else {
            System.exit(CommandLineEdge.run(args, Console.ofSystem(), core));
        }
    }

    /** Files alone are what a desktop's "Open with" hands over. */
    static boolean wantsWindow(String... args) {
        return args.length == 0 || (!CommandLineEdge.names().contains(args[0]) && isFile(args[0]));
    }

    private static boolean isFile(String argument) {
        try {
            return Files.exists(Path.of(argument));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static void showWindow(Supplier<Dropsize> core, List<Path> files) {
        DropsizeApplication.launchWindow(core, files);
    }

    private static Dropsize open(AppFolders folders) {
        return Dropsize.open(folders);
    }
}
