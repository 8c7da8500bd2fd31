package io.dropsize.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A token that an administrator provides, so that several computers have the same. A file is read
 * for each request, as a changed one replaces the token. Thread-safe.
 */
public final class ProvidedToken implements Supplier<String> {
    /** Shorter ones can be guessed. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{32,200}");

    private static final int MAX_BYTES = 1000;

    private final Path file;

    /**
     * @param file may have a line break after the token
     */
    public ProvidedToken(Path file) {
        this.file = file;
    }

    /** The token in a text; empty unless it has 32 to 200 visible ASCII characters. */
    public static Optional<String> in(String text) {
        return Optional.of(text.strip()).filter(token -> TOKEN.matcher(token).matches());
    }

    /**
     * @throws DropsizeException FILE_UNREADABLE, also if the file has no valid token
     */
    @Override
    public String get() {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
            return in(text).orElseThrow(
                            () ->
                                    new DropsizeException(
                                            ErrorKind.FILE_UNREADABLE, file.toString()));
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, file.toString());
        }
    }
}
