package io.dropsize.update;

import io.dropsize.about.Version;

import java.net.URI;

/**
 * A published release.
 *
 * @param page the page where people read about it and download it; safe to open
 */
public record Release(Version version, URI page) {}
