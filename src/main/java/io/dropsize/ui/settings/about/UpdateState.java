package io.dropsize.ui.settings.about;

import io.dropsize.about.Version;

import java.net.URI;

/** The result of a check for newer releases. */
public sealed interface UpdateState {
    /** No check has been made yet. */
    record NotChecked() implements UpdateState {}

    /** A check that the user requested is running. */
    record Checking() implements UpdateState {}

    /** There is no newer release. */
    record Newest(Version own) implements UpdateState {}

    /** There is a newer release, with its page. */
    record Available(Version version, URI page) implements UpdateState {}

    /** The check failed. */
    record Failed(String sentence) implements UpdateState {}
}
