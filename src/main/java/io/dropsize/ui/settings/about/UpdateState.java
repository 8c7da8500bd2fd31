package io.dropsize.ui.settings.about;

import io.dropsize.about.Version;

import java.net.URI;

/** What is known of newer releases. */
public sealed interface UpdateState {
    /** Nothing: nobody was asked yet. */
    record Unasked() implements UpdateState {}

    /** Somebody is being asked because the user wants it. */
    record Asking() implements UpdateState {}

    /** There is none. */
    record Newest(Version own) implements UpdateState {}

    /** There is one, and this is the page for it. */
    record Available(Version version, URI page) implements UpdateState {}

    /** Nobody could say. */
    record Failed(String sentence) implements UpdateState {}
}
