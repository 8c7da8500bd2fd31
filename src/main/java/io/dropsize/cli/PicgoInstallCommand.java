package io.dropsize.cli;

import io.dropsize.cli.option.Session;
import io.dropsize.cli.output.Console;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "install",
        description = {
            "Write a program called picgo into a folder; it calls Dropsize.",
            "Another program of that name is never replaced."
        },
        footer = {"", "Example:", "  dropsize picgo install ~/.local/bin"})
final class PicgoInstallCommand implements Callable<Integer> {
    private static final String MARK = "Calls Dropsize in place of PicGo.";

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "A folder on the path, such as ~/.local/bin.")
    private Path folder = Path.of("");

    PicgoInstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path launcher = launcher(System.getenv());
        boolean windows = File.separatorChar == '\\';
        Path program = folder.resolve(windows ? "picgo.cmd" : "picgo");
        try {
            write(program, windows ? batch(launcher) : script(launcher));
        } catch (FileAlreadyExistsException e) {
            throw new DropsizeException(ErrorKind.OTHER_PROGRAM, e, program.toString());
        } catch (IOException e) {
            throw WriteErrors.translate(e, folder);
        }
        Console console = session.console();
        console.print(program.toString());
        if (!isOnPath(System.getenv().getOrDefault("PATH", ""))) {
            console.say(folder + " is not on the path; editors may not find it there.");
        }
        return ExitCode.OK;
    }

    /** Writes the program. An existing file is replaced only if an earlier call has written it. */
    private static void write(Path program, String text) throws IOException {
        if (Files.isRegularFile(program)
                && new String(Files.readAllBytes(program), StandardCharsets.ISO_8859_1)
                        .contains(MARK)) {
            Files.delete(program);
        }
        Files.createDirectories(
                program.toAbsolutePath().getParent()); // ~/.local/bin may be missing
        Files.writeString(program, text, StandardOpenOption.CREATE_NEW);
        if (!program.toFile().setExecutable(true, false)) {
            throw new IOException(program + " can't be made executable");
        }
    }

    /**
     * Returns the program that the user starts: for an AppImage, the image, because its mounted
     * files disappear when it ends.
     */
    private static Path launcher(Map<String, String> environment) {
        String path =
                environment.getOrDefault("APPIMAGE", System.getProperty("dropsize.launcher", ""));
        if (path.isEmpty() || !Files.isRegularFile(Path.of(path))) {
            throw new DropsizeException(ErrorKind.LAUNCHER_UNKNOWN);
        }
        return Path.of(path).toAbsolutePath();
    }

    static String script(Path launcher) {
        return "#!/bin/sh\n# "
                + MARK
                + "\nexec '"
                + launcher.toString().replace("'", "'\\''")
                + "' picgo \"$@\"\n";
    }

    static String batch(Path launcher) {
        return "@rem "
                + MARK
                + "\r\n@\""
                + launcher.toString().replace("%", "%%")
                + "\" picgo %*\r\n";
    }

    private boolean isOnPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(one -> one.equals(folder.toAbsolutePath().normalize().toString()));
    }
}
