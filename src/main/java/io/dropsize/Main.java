package io.dropsize;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.app.JarTimestamp;
import io.dropsize.app.LogFiles;
import io.dropsize.app.SingleInstance;
import io.dropsize.cli.CommandLineEdge;
import io.dropsize.cli.CommandNames;
import io.dropsize.cli.output.Console;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.GivenPath;
import io.dropsize.ui.shell.DropsizeApplication;
import io.dropsize.ui.shell.OpenProgram;

import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The program's entry point: without arguments, or with files, it opens the window; otherwise it
 * runs the command line.
 */
public final class Main {
    /** EX_UNAVAILABLE of sysexits.h ("service unavailable"); the build uses it, too. */
    private static final int NO_WINDOW = 69;

    private Main() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::report);
        nameProviders();
        AppFolders folders = AppFolders.ofThisComputer();
        if (wantsWindow(args)) {
            showWindow(folders, Stream.of(args).map(GivenPath::of).toList());
        } else {
            LogFiles.begin(folders.logs());
            Supplier<Dropsize> core = () -> Dropsize.open(folders);
            System.exit(CommandLineEdge.run(args, Console.ofSystem(), core));
        }
    }

    /**
     * Logs the error that ended a thread. That of the main thread is also printed as a sentence.
     */
    static void report(Thread thread, Throwable error) {
        LoggerFactory.getLogger(Main.class).error("thread {} ended", thread.getName(), error);
        if (thread.getName().equals("main")) {
            Console.ofSystem().say(ErrorText.of(DropsizeException.of(error)));
        }
    }

    /** Avoids searching all jars for service providers at each start. */
    private static void nameProviders() {
        System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty(
                "javax.xml.stream.XMLInputFactory",
                "com.sun.xml.internal.stream.XMLInputFactoryImpl");
    }

    /** The desktop's "Open with" passes files only. */
    static boolean wantsWindow(String... args) {
        return args.length == 0 || (!CommandNames.all().contains(args[0]) && isFile(args[0]));
    }

    private static boolean isFile(String argument) {
        try {
            return Files.exists(GivenPath.of(argument));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static void showWindow(AppFolders folders, List<Path> files) {
        try {
            DropsizeApplication.launchWindow(
                    () -> open(folders, files), files, message -> Console.ofSystem().say(message));
            JarTimestamp.restore();
            System.exit(0); // A keyring client may leave a thread that never ends.
        } catch (DropsizeException e) {
            LoggerFactory.getLogger(Main.class).warn("no window", e);
            Console.ofSystem().say(ErrorText.of(e));
            System.exit(NO_WINDOW);
        }
    }

    private static Optional<OpenProgram> open(AppFolders folders, List<Path> files) {
        LogFiles.begin(folders.logs());
        return SingleInstance.claim(folders.data(), files)
                .map(place -> new OpenProgram(Dropsize.open(folders), place));
    }
}
