package io.dropsize;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.app.LogFiles;
import io.dropsize.app.OneWindow;
import io.dropsize.cli.CommandLineEdge;
import io.dropsize.cli.Console;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.ui.shell.DropsizeApplication;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** What sysexits.h calls "service unavailable"; the build knows it too. */
    private static final int NO_WINDOW = 69;

    private Main() {}

    public static void main(String[] args) {
        AppFolders folders = AppFolders.ofThisComputer();
        LogFiles.begin(folders.logs());
        Supplier<Dropsize> core = () -> open(folders);
        if (wantsWindow(args)) {
            showWindow(folders, core, Stream.of(args).map(Path::of).toList());
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

    private static void showWindow(AppFolders folders, Supplier<Dropsize> core, List<Path> files) {
        try {
            OneWindow place = OneWindow.claim(folders.data(), files).orElse(null);
            if (place != null) {
                try (place) {
                    DropsizeApplication.launchWindow(core, files, place);
                }
            }
            System.exit(0); // A keyring's client may leave a thread that would never end.
        } catch (DropsizeException e) {
            LOG.warn("no window", e);
            Console.ofSystem().say(ErrorText.of(e));
            System.exit(NO_WINDOW);
        }
    }

    private static Dropsize open(AppFolders folders) {
        return Dropsize.open(folders);
    }
}
