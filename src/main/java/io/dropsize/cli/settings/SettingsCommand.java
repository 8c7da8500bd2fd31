package io.dropsize.cli.settings;

import io.dropsize.cli.option.WrongUsage;

import picocli.CommandLine.Command;

@Command(
        name = "settings",
        description = "Export, import and share destinations and presets, and choose the proxy.")
public final class SettingsCommand implements Runnable {
    @Override
    public void run() {
        throw new WrongUsage("Missing command: export, import, team or proxy.");
    }
}
