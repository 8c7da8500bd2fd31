package io.dropsize.cli;

import io.dropsize.cli.option.WrongUsage;

import picocli.CommandLine.Command;

@Command(
        name = "picgo",
        description = {
            "Upload as PicGo does, for editors that call a program of that name.",
            "“dropsize picgo install DIR” writes such a program, which calls Dropsize."
        })
final class PicgoCommand implements Runnable {
    @Override
    public void run() {
        throw new WrongUsage("Missing command: upload or install.");
    }
}
