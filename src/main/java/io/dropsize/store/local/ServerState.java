package io.dropsize.store.local;

import io.dropsize.files.PrivateFile;
import io.dropsize.store.SecretKey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's state across starts and processes: its port and its keys. Only the lock's holder
 * writes.
 */
final class ServerState {
    private static final String ACCESS_ID = "dropsize";
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})( serving)?");
    private static final int MAX_PORT = 65_535;

    /** Longer than any of these files; larger files are not read completely. */
    private static final int MAX_BYTES = 200;

    private final Path folder;

    ServerState(Path folder) {
        this.folder = folder;
    }

    Path lockFile() {
        return folder.resolve("server.lock");
    }

    /** Returns the port of the previous run. */
    OptionalInt port() throws IOException {
        Matcher port = PORT.matcher(read("server.port"));
        int number = port.matches() ? Integer.parseInt(port.group(1)) : 0;
        return number > 0 && number <= MAX_PORT ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Returns the current port of the lock's holder. */
    OptionalInt servingPort() throws IOException {
        return read("server.port").endsWith(" serving") ? port() : OptionalInt.empty();
    }

    void starting() throws IOException {
        OptionalInt port = port();
        if (port.isPresent()) {
            PrivateFile.write(folder.resolve("server.port"), Integer.toString(port.getAsInt()));
        }
    }

    void serving(int port) throws IOException {
        PrivateFile.write(folder.resolve("server.port"), port + " serving");
    }

    Optional<SecretKey> keys() throws IOException {
        String secret = read("server.key");
        return SECRET.matcher(secret).matches()
                ? Optional.of(new SecretKey(ACCESS_ID, secret))
                : Optional.empty();
    }

    SecretKey keysOrNew() throws IOException {
        Optional<SecretKey> keys = keys();
        if (keys.isPresent()) {
            return keys.get();
        }
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        PrivateFile.write(folder.resolve("server.key"), secret);
        return new SecretKey(ACCESS_ID, secret);
    }

    private String read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return ""; // Reading a pipe would block.
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException _) {
            return "";
        }
    }
}
