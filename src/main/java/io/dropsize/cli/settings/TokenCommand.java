package io.dropsize.cli.settings;

import io.dropsize.cli.option.Session;
import io.dropsize.http.TokenFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

@Command(
        name = "token",
        description = {
            "Print the token that programs must send to “dropsize serve”.",
            "It is created on first use, in a file that only you can read."
        })
public final class TokenCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--renew",
            description = "Replace the token first. Programs with the old one are refused.")
    private boolean renew;

    public TokenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        TokenFile file = new TokenFile(session.core().folders().data());
        session.console().print(renew ? file.renew() : file.token());
        return ExitCode.OK;
    }
}
