package io.dropsize.ui.shell.transfer;

import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.ui.upload.intake.DropItem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parses address lists (RFC 2483, text/uri-list) as programs really write them: lines that end with
 * CR, LF or NUL, names that are unescaped or not UTF-8, paths without a scheme. Checks on disk
 * which interpretation of a name exists, so it must not run on the JavaFX thread.
 */
final class UriList {
    private static final String FILE = "file:";
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private UriList() {}

    /** The entries, in order; comments and empty lines are skipped. */
    static List<DropItem> read(byte[] list) {
        List<DropItem> items = new ArrayList<>();
        String latin = new String(list, StandardCharsets.ISO_8859_1); // Preserves every byte.
        for (String line : latin.split("[\r\n\0]+")) {
            String entry = line.strip();
            if (!entry.isEmpty() && !entry.startsWith("#") && !isVerb(entry)) {
                items.add(item(entry));
            }
        }
        return items;
    }

    /** The first line of x-special/gnome-copied-files. */
    private static boolean isVerb(String entry) {
        return entry.equals("copy") || entry.equals("cut");
    }

    private static DropItem item(String entry) {
        String lower = entry.toLowerCase(Locale.ROOT);
        if (lower.startsWith(FILE)) {
            return file(entry.substring(FILE.length()))
                    .<DropItem>map(DropItem.OfFile::new)
                    .orElseGet(() -> new DropItem.Unreadable(utf8(entry)));
        }
        if (entry.startsWith("/")) {
            return path(entry)
                    .<DropItem>map(DropItem.OfFile::new)
                    .orElseGet(() -> new DropItem.Unreadable(utf8(entry)));
        }
        return ImageAddress.parse(utf8(entry))
                .<DropItem>map(DropItem.OfAddress::new)
                .orElseGet(() -> new DropItem.Unreadable(utf8(entry)));
    }

    /** A local file from the text after "file:"; empty for one on another computer. */
    private static Optional<Path> file(String rest) {
        if (!rest.startsWith("//")) {
            return rest.startsWith("/") ? path(rest) : Optional.empty();
        }
        int path = rest.indexOf('/', 2);
        if (path < 0) {
            return Optional.empty();
        }
        String host = rest.substring(2, path).toLowerCase(Locale.ROOT);
        return isHere(host) ? path(rest.substring(path)) : Optional.empty();
    }

    private static boolean isHere(String host) {
        if (host.isEmpty() || host.equals("localhost") || host.equals("127.0.0.1")) {
            return true;
        }
        try {
            String own = Files.readString(HOST_NAME).strip().toLowerCase(Locale.ROOT);
            return host.equals(own) || host.startsWith(own + ".") || own.startsWith(host + ".");
        } catch (IOException _) {
            return false;
        }
    }

    /** The path with escapes decoded, or unchanged, whichever exists. */
    private static Optional<Path> path(String written) {
        List<Path> readings =
                Stream.of(decoded(written), written)
                        .filter(name -> name.indexOf('\0') < 0)
                        .flatMap(name -> ofBytes(name).stream())
                        .toList();
        return readings.stream()
                .filter(Files::exists)
                .findFirst()
                .or(() -> readings.stream().findFirst());
    }

    /** A percent sign without two hexadecimal digits is literal. */
    private static String decoded(String written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '%'
                    && i + 2 < written.length()
                    && HexFormat.isHexDigit(written.charAt(i + 1))
                    && HexFormat.isHexDigit(written.charAt(i + 2))) {
                bytes.write(HexFormat.fromHexDigits(written, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** By the exact bytes of the name, in any encoding. */
    private static Optional<Path> ofBytes(String latin) {
        StringBuilder escaped = new StringBuilder("file://");
        for (byte one : latin.getBytes(StandardCharsets.ISO_8859_1)) {
            if (one == '/') {
                escaped.append('/');
            } else {
                escaped.append('%').append(HexFormat.of().toHexDigits(one));
            }
        }
        try {
            return Optional.of(Path.of(URI.create(escaped.toString())));
        } catch (IllegalArgumentException | FileSystemNotFoundException _) {
            return Optional.empty();
        }
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
