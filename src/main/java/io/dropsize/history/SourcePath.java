package io.dropsize.history;

import io.dropsize.pipeline.plan.Source;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The place of a source as text that another process or a later run can read. A name that is no
 * text in this system's encoding is written as a URI, which holds the bytes of the name.
 */
public final class SourcePath {
    private static final String SCHEME = "file:";

    private SourcePath() {}

    /** The file's path, or the address on the web; null for bytes. */
    static @Nullable String write(Source source) {
        URI address = source.address();
        return address == null
                ? source.file().map(SourcePath::write).orElse(null)
                : address.toString();
    }

    /** Whether the text is an address on the web. */
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
     * @throws IllegalArgumentException when it leads nowhere on this system
     */
    public static Path read(String text) {
        if (text.startsWith(SCHEME)) {
            return Path.of(URI.create(text));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException _) { // Another run had another encoding: most have UTF-8.
            String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
            String path = escaped.replace("+", "%20").replace("%2F", "/");
            return Path.of(
                    URI.create(SCHEME + "//" + path)); // With "//" its bytes stay as they are.
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
