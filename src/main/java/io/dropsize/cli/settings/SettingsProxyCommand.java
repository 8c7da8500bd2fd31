package io.dropsize.cli.settings;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.ProxySettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "proxy",
        description = {
            "Print or choose the proxy for uploads, downloads and the update check.",
            "With HOST:PORT, options that aren’t given keep their values.",
            "Connections to this computer never use a proxy."
        },
        footer = {"", "Example:", "  dropsize settings proxy proxy.example.com:3128"})
public final class SettingsProxyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "PROXY",
            arity = "0..1",
            description =
                    "system for the proxy of the environment or the system's network settings,"
                            + " none, or HOST:PORT of an HTTP proxy. Without it, the current choice"
                            + " is printed.")
    private @Nullable String proxy;

    @Option(names = "--user", paramLabel = "NAME", description = "The user name for the proxy.")
    private @Nullable String user;

    @Option(
            names = "--password-stdin",
            description =
                    "Read the password for the proxy from stdin, and store it in the system"
                            + " keyring.")
    private boolean passwordFromInput;

    @Option(
            names = "--no-proxy",
            paramLabel = "HOSTS",
            description =
                    "Hosts without a proxy, separated by commas, such as"
                            + " .example.com,10.0.0.0/8.")
    private @Nullable String exceptions;

    public SettingsProxyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (proxy == null) {
            if (hasOptions()) {
                throw new WrongUsage("Name the proxy as HOST:PORT.");
            }
            print(session.core().settings().get().proxy());
            return ExitCode.OK;
        }
        switch (proxy.toLowerCase(Locale.ROOT)) {
            case "system" -> choose(ProxySettings.Mode.SYSTEM);
            case "none" -> choose(ProxySettings.Mode.NONE);
            default -> choose(proxy);
        }
        return ExitCode.OK;
    }

    private boolean hasOptions() {
        return passwordFromInput || user != null || exceptions != null;
    }

    private void choose(ProxySettings.Mode mode) {
        if (hasOptions()) {
            throw new WrongUsage("--user, --password-stdin and --no-proxy need HOST:PORT.");
        }
        session.core().settings().update(now -> now.withProxy(now.proxy().with(mode)));
    }

    private void choose(String address) throws IOException {
        Dropsize core = session.core();
        ProxySettings before = core.settings().get().proxy();
        ProxySettings chosen =
                ProxySettings.manual(
                                address,
                                Objects.requireNonNullElse(user, before.user()),
                                Objects.requireNonNullElse(exceptions, before.exceptions()))
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                "“"
                                                        + address
                                                        + "” isn’t a proxy; write it as"
                                                        + " proxy.example.com:3128."));
        if (passwordFromInput && chosen.user().isEmpty()) {
            throw new WrongUsage("--password-stdin needs --user.");
        }
        if (passwordFromInput) {
            String password = password();
            chosen.secretName().ifPresent(name -> core.secrets().put(name, password));
            if (!core.secrets().persistent()) {
                throw new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE);
            }
        }
        core.settings().update(now -> now.withProxy(chosen));
        before.obsoleteSecret(chosen).ifPresent(core.secrets()::remove);
    }

    private String password() throws IOException {
        String line =
                new BufferedReader(
                                new InputStreamReader(
                                        session.console().in(), StandardCharsets.UTF_8))
                        .readLine();
        if (line == null || line.isEmpty()) {
            throw new WrongUsage("There is no password on stdin.");
        }
        return line;
    }

    private void print(ProxySettings now) {
        String mode = now.mode().name().toLowerCase(Locale.ROOT);
        session.console()
                .print(
                        now.mode() == ProxySettings.Mode.MANUAL
                                ? new String[] {now.address(), now.user(), now.exceptions()}
                                : new String[] {mode});
    }
}
