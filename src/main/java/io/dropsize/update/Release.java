package io.dropsize.update;

import io.dropsize.about.Version;

import java.net.URI;

/**
 * A finished release.
 *
 * @param page where people read about it and fetch it; safe to open
 */
public record Release(Version version, URI page) {}
