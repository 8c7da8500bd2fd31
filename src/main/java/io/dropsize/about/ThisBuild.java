package io.dropsize.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Properties;

/**
 * The build's metadata from {@code dropsize.properties}, which is generated from the {@code
 * pom.xml}.
 *
 * @param home the project's home page
 * @param releases the address that returns the newest release, for programs
 */
public record ThisBuild(Version version, URI home, URI releases) {
    private static final String FILE = "/dropsize.properties";

    /** The running build. */
    public static ThisBuild read() {
        Properties found = new Properties();
        try (InputStream in =
                Objects.requireNonNull(ThisBuild.class.getResourceAsStream(FILE), FILE)) {
            found.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return of(found);
    }

    static ThisBuild of(Properties found) {
        String version = value(found, "version");
        return new ThisBuild(
                Version.parse(version)
                        .orElseThrow(() -> new IllegalStateException("no version: " + version)),
                URI.create(value(found, "home")),
                URI.create(value(found, "releases")));
    }

    private static String value(Properties found, String key) {
        return Objects.requireNonNull(found.getProperty(key), key);
    }
}
