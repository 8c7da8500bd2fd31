package io.dropsize.settings.team;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.settings.TeamFile;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.service.Service;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Where a team file is read from. */
sealed interface TeamSource {
    /** The name of the file in a folder, which is also the one that “Export” suggests. */
    String FILE_NAME = "dropsize-settings.json";

    /** A region of Amazon S3, which names the bucket's own one if it is another. */
    String ANY_REGION = "us-east-1";

    /** The services that load the files. */
    record Services(ObjectStores stores, Function<URI, byte[]> web) {}

    /** Returns the text of the source, from which it can be parsed anywhere. */
    String text();

    /** Returns the source for errors and logs, without a query, which may contain a secret. */
    default String label() {
        return text();
    }

    /**
     * Loads the file. Blocks.
     *
     * @throws DropsizeException TEAM_FILE_MISSING, TEAM_FILE_TOO_LARGE, or why it can't be loaded
     */
    byte[] load(Services services);

    /** A file. */
    record InFolder(Path file) implements TeamSource {
        @Override
        public String text() {
            return file.toString();
        }

        @Override
        public byte[] load(Services services) {
            Path read = Files.isDirectory(file) ? file.resolve(FILE_NAME) : file;
            if (Files.exists(read) && !Files.isRegularFile(read)) {
                throw new DropsizeException(ErrorKind.TEAM_FILE_BROKEN, read.toString());
            }
            try (InputStream in = Files.newInputStream(read)) {
                return in.readNBytes(TeamFile.MAX_BYTES + 1);
            } catch (NoSuchFileException e) {
                throw new DropsizeException(ErrorKind.TEAM_FILE_MISSING, e, read.toString());
            } catch (IOException e) {
                throw new DropsizeException(ErrorKind.FILE_UNREADABLE, e, read.toString());
            }
        }
    }

    /** An https address, or an http address of this computer. */
    record OnTheWeb(URI address) implements TeamSource {
        @Override
        public String text() {
            return address.toString();
        }

        @Override
        public String label() {
            return labelOf(text());
        }

        @Override
        public byte[] load(Services services) {
            return services.web().apply(address);
        }
    }

    /** An object of a bucket. */
    record InBucket(String text, Destination destination, String key) implements TeamSource {
        @Override
        public byte[] load(Services services) {
            ObjectStore store = services.stores().open(destination);
            ObjectInfo info =
                    store.head(key)
                            .orElseThrow(
                                    () -> new DropsizeException(ErrorKind.TEAM_FILE_MISSING, text));
            if (info.bytes() > TeamFile.MAX_BYTES) {
                throw new DropsizeException(ErrorKind.TEAM_FILE_TOO_LARGE, text);
            }
            return store.get(key, info.bytes());
        }
    }

    /**
     * Parses a source: an address, {@code s3://bucket/key}, {@code destination:key} or a path.
     *
     * @param own the user's own destinations
     * @throws DropsizeException TEAM_SOURCE_WRONG, TEAM_FILE_NEEDS_HTTPS
     */
    static TeamSource parse(String typed, List<Destination> own) {
        return parse(typed, own, text -> new InFolder(path(text)));
    }

    /**
     * Parses the text of a source, in which paths are absolute.
     *
     * @throws DropsizeException UNKNOWN_NAME if no destination has the name, or as {@link
     *     #parse(String, List)}
     */
    static TeamSource parseStored(String stored, List<Destination> own) {
        return parse(stored, own, TeamSource::absolute);
    }

    /** Returns the label of the source with this text. */
    static String labelOf(String text) {
        return isAddress(text) ? withoutQuery(text) : text;
    }

    private static TeamSource parse(
            String typed, List<Destination> own, Function<String, TeamSource> other) {
        String text = typed.strip();
        if (text.toLowerCase(Locale.ROOT).startsWith("s3://")) {
            return ofBucket(text, own);
        }
        if (isAddress(text)) {
            return new OnTheWeb(address(text));
        }
        return own.stream()
                .filter(one -> text.startsWith(one.name() + ":"))
                .findFirst()
                .map(one -> ofDestination(text, one))
                .orElseGet(() -> other.apply(text));
    }

    private static boolean isAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("https:") || lower.startsWith("http:");
    }

    /** A relative path is none: its text begins with the name of a destination that is gone. */
    private static TeamSource absolute(String text) {
        if (!new File(text).isAbsolute()) {
            throw new DropsizeException(ErrorKind.UNKNOWN_NAME, text.split(":", 2)[0]);
        }
        return new InFolder(path(text));
    }

    private static TeamSource ofDestination(String text, Destination one) {
        return new InBucket(text, one, required(text.substring(one.name().length() + 1), text));
    }

    /** The user's own destination with this bucket, or Amazon S3 with the environment's keys. */
    private static TeamSource ofBucket(String text, List<Destination> own) {
        String[] parts = text.substring("s3://".length()).split("/", 2);
        String key = required(parts.length > 1 ? parts[1] : "", text);
        Optional<Destination> known =
                own.stream()
                        .filter(one -> one.bucket().equals(parts[0]) && !one.isThisComputer())
                        .findFirst();
        Destination amazon =
                new Destination(
                        "s3://" + parts[0],
                        Service.AMAZON_S3,
                        parts[0],
                        ANY_REGION,
                        null,
                        new Credentials.Environment(),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        return new InBucket(text, known.orElse(amazon), key);
    }

    private static String required(String key, String text) {
        if (key.isBlank()) {
            throw new DropsizeException(ErrorKind.TEAM_SOURCE_WRONG, text);
        }
        return key;
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() == null || address.getUserInfo() != null) {
                throw new DropsizeException(ErrorKind.TEAM_SOURCE_WRONG, address.getScheme() + ":");
            }
            if (Endpoints.isUnprotected(address)) {
                throw new DropsizeException(ErrorKind.TEAM_FILE_NEEDS_HTTPS, address.getHost());
            }
            return address;
        } catch (URISyntaxException e) {
            throw new DropsizeException(ErrorKind.TEAM_SOURCE_WRONG, e, withoutQuery(text));
        }
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new DropsizeException(ErrorKind.TEAM_SOURCE_WRONG, text);
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new DropsizeException(ErrorKind.TEAM_SOURCE_WRONG, e, text);
        }
    }
}
