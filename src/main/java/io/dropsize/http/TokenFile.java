package io.dropsize.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.files.FileLocks;
import io.dropsize.files.PrivateFile;
import io.dropsize.files.PrivateFolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The token that programs send to the endpoint, in a file that only its owner can read. A keyring
 * would ask for a password when a service starts, and other programs of the user can read both. The
 * file is read for each request, so that a renewed token is valid, and the old one invalid,
 * immediately. Thread-safe.
 */
public final class TokenFile {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int RANDOM_BYTES = 32;
    private static final int MAX_BYTES = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Path folder;

    /**
     * @param data the folder of the program's data
     */
    public TokenFile(Path data) {
        this.folder = data.resolve("endpoint");
    }

    public Path file() {
        return folder.resolve("token");
    }

    /**
     * The token; a new one if there is none yet.
     *
     * @throws DropsizeException DISK_FULL, CANNOT_WRITE, FILE_UNREADABLE
     */
    public String token() {
        String known = read();
        return TOKEN.matcher(known).matches() ? known : write(false);
    }

    /**
     * Replaces the token. Programs that send the old one are refused from now on.
     *
     * @throws DropsizeException DISK_FULL, CANNOT_WRITE
     */
    public String renew() {
        return write(true);
    }

    private String write(boolean replace) {
        try {
            PrivateFolder.makeOrClose(folder);
            try (var _ = FileLocks.lock(folder.resolve("token.lock"), TIMEOUT, () -> false)) {
                String known = read(); // Another process may have created it meanwhile.
                if (!replace && TOKEN.matcher(known).matches()) {
                    return known;
                }
                byte[] random = new byte[RANDOM_BYTES];
                new SecureRandom().nextBytes(random);
                String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                PrivateFile.write(file(), token);
                return token;
            }
        } catch (IOException e) {
            throw WriteErrors.translate(e, file());
        }
    }

    private String read() {
        if (Files.exists(file()) && !Files.isRegularFile(file())) {
            throw new DropsizeException(ErrorKind.NOT_A_FILE, file().toString());
        }
        try (InputStream in = Files.newInputStream(file())) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII).strip();
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, file().toString());
        }
    }
}
