package io.dropsize.cli.settings;

import io.dropsize.cli.option.WrongUsage;

import picocli.CommandLine.Command;

@Command(
        name = "destination",
        description =
                "Add, list, remove and check destinations, and choose their credentials and mirrors.")
public final class DestinationCommand implements Runnable {
    @Override
    public void run() {
        throw new WrongUsage("Missing command: add, list, remove, mirror, check or credentials.");
    }
}
