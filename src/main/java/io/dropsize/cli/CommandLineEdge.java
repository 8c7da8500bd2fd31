package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.settings.DestinationAddCommand;
import io.dropsize.cli.settings.DestinationCheckCommand;
import io.dropsize.cli.settings.DestinationCommand;
import io.dropsize.cli.settings.DestinationCredentialsCommand;
import io.dropsize.cli.settings.DestinationListCommand;
import io.dropsize.cli.settings.DestinationMirrorCommand;
import io.dropsize.cli.settings.DestinationRemoveCommand;
import io.dropsize.cli.settings.SettingsCommand;
import io.dropsize.cli.settings.SettingsExportCommand;
import io.dropsize.cli.settings.SettingsImportCommand;
import io.dropsize.cli.settings.SettingsProxyCommand;
import io.dropsize.cli.settings.SettingsTeamCommand;
import io.dropsize.cli.settings.SxcuCommand;
import io.dropsize.cli.settings.TokenCommand;
import io.dropsize.clipboard.DesktopClipboard;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The command line: finds the command, runs it and returns the exit code. */
public final class CommandLineEdge {
    private CommandLineEdge() {}

    /**
     * Runs one command. Blocks until it has ended.
     *
     * @param core opens the program's core; called at most once, and not for help or wrong usage
     * @return 0 for success, 1 if something failed, 2 for wrong usage
     */
    public static int run(String[] arguments, Console console, Supplier<Dropsize> core) {
        return run(arguments, console, core, DesktopClipboard.ofThisSystem());
    }

    static int run(
            String[] arguments,
            Console console,
            Supplier<Dropsize> core,
            DesktopClipboard clipboard) {
        if (arguments.length == 1 && isVersion(arguments[0])) {
            console.print(VersionLine.text());
            return 0;
        }
        try (Session session = new Session(console, core, clipboard)) {
            String called = arguments.length == 0 ? "" : arguments[0];
            return commands(session, called).execute(arguments);
        }
    }

    /**
     * Returns whether the only argument is {@code --version}. Scripts request it often, so it is
     * printed without loading all commands.
     */
    private static boolean isVersion(String argument) {
        return argument.equals("--version") || argument.equals("-V");
    }

    /**
     * The model of all commands, for generators such as that of the man page; the commands can't be
     * run.
     */
    public static CommandSpec model() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        InputStream nothing = InputStream.nullInputStream();
        Console.Terminals none = new Console.Terminals(false, false, false);
        Session session =
                new Session(
                        new Console(nowhere, nowhere, nothing, none),
                        () -> {
                            throw new IllegalStateException("a model has no core");
                        },
                        DesktopClipboard.ofThisSystem());
        return commands(session, "").getCommandSpec();
    }

    /**
     * The commands by their names. Picocli examines all of a command's options, which takes longer
     * than most commands, so only the called one is made.
     */
    private static Map<String, Function<Session, Object>> factories() {
        Map<String, Function<Session, Object>> all = new LinkedHashMap<>();
        all.put("upload", UploadCommand::new);
        all.put("resize", ResizeCommand::new);
        all.put("list", ListCommand::new);
        all.put("link", LinkCommand::new);
        all.put("delete", DeleteCommand::new);
        all.put("destination", CommandLineEdge::destinations);
        all.put("settings", CommandLineEdge::settings);
        all.put("picgo", CommandLineEdge::picgo);
        all.put("sxcu", SxcuCommand::new);
        all.put("serve", ServeCommand::new);
        all.put("token", TokenCommand::new);
        all.put("serve-local", ServeLocalCommand::new);
        return all;
    }

    /**
     * @param called the name of the command that is run; all are made if there is no such command
     */
    private static CommandLine commands(Session session, String called) {
        Failures failures = new Failures(session.console());
        CommandLine root = new CommandLine(new RootCommand());
        Map<String, Function<Session, Object>> all = factories();
        all.forEach(
                (name, factory) -> {
                    if (name.equals(called) || !all.containsKey(called)) {
                        root.addSubcommand(factory.apply(session));
                    }
                });
        return root.setOut(session.console().out())
                .setErr(session.console().err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static CommandLine picgo(Session session) {
        return new CommandLine(new PicgoCommand())
                .addSubcommand(new PicgoUploadCommand(session))
                .addSubcommand(new PicgoInstallCommand(session));
    }

    private static CommandLine destinations(Session session) {
        return new CommandLine(new DestinationCommand())
                .addSubcommand(new DestinationAddCommand(session))
                .addSubcommand(new DestinationListCommand(session))
                .addSubcommand(new DestinationRemoveCommand(session))
                .addSubcommand(new DestinationMirrorCommand(session))
                .addSubcommand(new DestinationCheckCommand(session))
                .addSubcommand(new DestinationCredentialsCommand(session));
    }

    private static CommandLine settings(Session session) {
        return new CommandLine(new SettingsCommand())
                .addSubcommand(new SettingsExportCommand(session))
                .addSubcommand(new SettingsImportCommand(session))
                .addSubcommand(new SettingsTeamCommand(session))
                .addSubcommand(new SettingsProxyCommand(session));
    }
}
