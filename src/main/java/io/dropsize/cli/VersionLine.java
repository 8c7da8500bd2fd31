package io.dropsize.cli;

import io.dropsize.about.ThisBuild;

import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        return "dropsize " + ThisBuild.read().version();
    }
}
