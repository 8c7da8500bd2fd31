package io.dropsize.pipeline;

/** What to do with one source. */
public record JobRequest(Source source, Preset preset, Publisher publisher) {}
