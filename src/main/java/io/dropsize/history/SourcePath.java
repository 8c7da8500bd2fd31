package io.dropsize.history;

import io.dropsize.pipeline.plan.Source;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A source's location as text that another process or a later run can read. A name that can't be
 * decoded with this system's encoding is written as a URI, which contains the bytes of the name.
 */
public final class SourcePath {
    private static final String SCHEME = "file:";

    private SourcePath() {}

    /** The file's path, or the web address; null for bytes. */
    static @Nullable String write(Source source) {
        URI address = source.address();
        return address == null
                ? source.file().map(SourcePath::write).orElse(null)
                : address.toString();
    }

    /** Whether the text is a web address. */
    static boolean isWeb(String text) {
        return text.startsWith("http://")
                || text.startsWith("https://")
                || text.startsWith("data:");
    }

    /** An absolute path. */
    public static String write(Path file) {
        Path absolute = file.toAbsolutePath();
        String text = absolute.toString();
        return leadsTo(absolute, text) ? text : absolute.toUri().toString();
    }

    /**
     * @throws IllegalArgumentException if it is not a valid path on this system
     */
    public static Path read(String text) {
        if (text.startsWith(SCHEME)) {
            return Path.of(URI.create(text));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException _) { // Another run had another encoding, usually UTF-8.
            String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
            String path = escaped.replace("+", "%20").replace("%2F", "/");
            return Path.of(
                    URI.create(SCHEME + "//" + path)); // The form with "//" preserves its bytes.
        }
    }

    private static boolean leadsTo(Path file, String text) {
        try {
            return Path.of(text).equals(file);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
