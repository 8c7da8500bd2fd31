package io.dropsize.cli.settings;

import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;
import io.dropsize.settings.Team;
import io.dropsize.settings.TeamFile;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "team",
        description = {
            "Use the destinations and presets of a file that a team shares, read-only.",
            "The file is one that export has written. Without arguments, its place and content are"
                    + " printed, with tabs between. Credentials are not in it: choose yours with"
                    + " “dropsize destination credentials”, or in the window. Open windows load it"
                    + " again every hour; commands use the last good copy."
        },
        footer = {
            "",
            "Examples:",
            "  dropsize settings team https://example.com/dropsize-settings.json",
            "  dropsize settings team --refresh"
        })
public final class SettingsTeamCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "PLACE",
            arity = "0..1",
            description =
                    "Where the file is: a file or folder, an https:// address, s3://BUCKET/KEY, or"
                            + " DEST:KEY in one of your destinations.")
    private @Nullable String place;

    @Option(names = "--refresh", description = "Load the file again.")
    private boolean refresh;

    @Option(
            names = "--off",
            description = "Use no team file, and forget your credentials for its destinations.")
    private boolean off;

    public SettingsTeamCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (Stream.of(place != null, refresh, off).filter(it -> it).count() > 1) {
            throw new WrongUsage("Name a place, or --refresh, or --off.");
        }
        TeamFiles files = session.core().teamFiles();
        if (off) {
            files.off(session.core().secrets()::remove);
            return ExitCode.OK;
        }
        if (place != null || refresh) {
            TeamFile file = place == null ? files.refresh() : files.use(place);
            file.problems()
                    .forEach(problem -> session.console().say(ErrorText.forCommandLine(problem)));
        }
        print(session.core().settings().get());
        return ExitCode.OK;
    }

    private void print(Settings now) {
        Team team = now.team();
        if (team.source() == null) {
            session.console().say("There is no team file.");
            return;
        }
        session.console().print("file", session.core().teamFiles().label());
        for (Destination one : team.destinations()) {
            session.console()
                    .print(
                            "destination",
                            one.name(),
                            one.service().label(),
                            one.bucket(),
                            now.isTeamDestination(one.name())
                                    ? words(one.credentials())
                                    : "hidden by your own");
        }
        team.file()
                .presets()
                .forEach(
                        one ->
                                session.console()
                                        .print(
                                                "preset",
                                                one.name(),
                                                now.isTeamPreset(one.name())
                                                        ? ""
                                                        : "hidden by your own"));
    }

    private static String words(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Environment() -> "env";
            case Credentials.Profile(String name) -> "profile:" + name;
            case Credentials.AccessKey(String id) -> id.isEmpty() ? "no credentials" : id;
        };
    }
}
