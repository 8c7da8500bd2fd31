package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.Console;
import io.dropsize.http.Endpoint;
import io.dropsize.http.EndpointCore;
import io.dropsize.http.TokenFile;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.upload.EndpointListener;
import io.dropsize.settings.EndpointSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

@Command(
        name = "serve",
        description = {
            "Let editors and scripts on this computer upload images, until Ctrl+C.",
            "The first line on stdout is the address. Programs must send the token that “dropsize"
                    + " token” prints."
        },
        footer = {
            "",
            "Example:",
            "  curl -H \"Authorization: Bearer $(dropsize token)\" -F file=@harbour.jpg"
                    + " http://127.0.0.1:36677/api/v1/image/upload"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int MEGABYTE_BITS = 20;
    private static final int TEAM_INTERVAL_MINUTES = 10;

    private final Session session;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port. Default: 36677, the port of PicGo.")
    private int port = EndpointSettings.DEFAULT_PORT;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description =
                    "Accept requests with the token from pages or apps of this origin, such as"
                            + " app://obsidian.md; can be given several times.")
    private Set<String> origins = Set.of();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Accept paths in this folder only; can be given several times. Default: all"
                            + " images that you can read.")
    private List<Path> folders = List.of();

    @Option(
            names = "--no-token",
            description =
                    "Let programs on this computer, including those of other users, and the"
                            + " origins of --allow-origin upload images without the token. Paths"
                            + " are then accepted in the folders of --folder only.")
    private boolean noToken;

    @Option(
            names = "--max-pending",
            paramLabel = "MB",
            description =
                    "Refuse images with 429 while this many megabytes wait for their upload."
                            + " Default: 4096.")
    private @Nullable Integer maxPending;

    @Mixin private NetworkOptions network = new NetworkOptions();
    @Mixin private HeadlessOptions headless = new HeadlessOptions();

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        EndpointOptions options = options();
        if (headless.isOn()) {
            return new HeadlessRun(session, headless).serve(options);
        }
        Dropsize core = session.core();
        TokenFile token = new TokenFile(core.folders().data());
        Endpoint endpoint =
                Endpoint.start(
                        core(core, token::token),
                        options,
                        EndpointListener.withoutWindow(session.clipboard()));
        session.closeFirst(endpoint);
        Console console = session.console();
        console.print("http://" + ServeNotice.address(options.network(), endpoint.port()));
        ServeNotice.of(options, endpoint.port()).ifPresent(console::say);
        console.say(
                noToken
                        ? "All programs on this computer can upload images. Ctrl+C ends it."
                        : "Programs on this computer can upload images with the token in "
                                + token.file()
                                + ". Ctrl+C ends it.");
        int resumed = endpoint.resumed();
        if (resumed > 0) {
            console.say(
                    "Images that an earlier run accepted and did not upload: "
                            + resumed
                            + ". Their uploads resume now.");
        }
        refreshTeamFile(core).join();
        return ExitCode.OK;
    }

    /** Starts a thread that refreshes the team file whenever it is due, until it is interrupted. */
    static Thread refreshTeamFile(Dropsize core) {
        return Thread.ofVirtual()
                .name("team-file")
                .start(
                        () -> {
                            try {
                                while (true) {
                                    core.teamFiles().refreshIfDue();
                                    TimeUnit.MINUTES.sleep(TEAM_INTERVAL_MINUTES);
                                }
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private EndpointOptions options() {
        if (port < 0 || port > EndpointSettings.MAX_PORT) {
            throw new WrongUsage(
                    "The port must be from 1 to " + EndpointSettings.MAX_PORT + ", or 0 for any.");
        }
        for (String origin : origins) {
            if (!EndpointSettings.isOrigin(origin)) {
                throw new WrongUsage(
                        "“"
                                + origin
                                + "” isn’t an origin; write it as https://example.com or"
                                + " app://obsidian.md.");
            }
        }
        return new EndpointOptions(
                port, origins, !noToken, folders, limits(), network.network(!noToken));
    }

    private EndpointLimits limits() {
        if (maxPending == null) {
            return EndpointLimits.DEFAULT;
        }
        if (maxPending < 1) {
            throw new WrongUsage("--max-pending must be at least 1.");
        }
        return EndpointLimits.DEFAULT.withSpoolBytes((long) maxPending << MEGABYTE_BITS);
    }

    static EndpointCore core(Dropsize core, Supplier<String> token) {
        return new EndpointCore(
                core.submissions(),
                core.settings(),
                core.stores(),
                core.deletions(),
                token,
                core.folders().cache());
    }
}
