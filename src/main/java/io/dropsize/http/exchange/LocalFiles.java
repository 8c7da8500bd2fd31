package io.dropsize.http.exchange;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.plan.Source;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Finds the image files that requests name. Editors change paths in several ways before they send
 * them: they escape characters, remove the leading slash, and compose or decompose letters.
 */
public final class LocalFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFiles.class);
    private static final String FILE_SCHEME = "file://";

    private static final List<UnaryOperator<String>> VARIANTS =
            List.of(
                    LocalFiles::decoded,
                    path -> "/" + path,
                    path -> Normalizer.normalize(path, Normalizer.Form.NFC),
                    path -> Normalizer.normalize(path, Normalizer.Form.NFD));

    private final Supplier<EndpointOptions> options;
    private final Spool spool;

    /**
     * @param options supplies the current options, which list the allowed folders
     * @param spool for copies of files in those folders
     */
    public LocalFiles(Supplier<EndpointOptions> options, Spool spool) {
        this.options = options;
        this.spool = spool;
    }

    private List<Path> folders() {
        return options.get().folders();
    }

    /** Whether no file may be named: clients on other computers don't know this one's paths. */
    boolean isOff() {
        return options.get().network().isPublic() && !isLimited();
    }

    /** Whether files must be in certain folders. */
    boolean isLimited() {
        return !folders().isEmpty();
    }

    /** The existing file or folder with an absolute path that the text most likely means. */
    public static Optional<Path> find(String given) {
        String path = given.startsWith(FILE_SCHEME) ? given.substring(FILE_SCHEME.length()) : given;
        return candidates(path).stream().flatMap(it -> file(it).stream()).findFirst();
    }

    /** The image at a path, or why there is none. */
    Incoming image(String given) {
        Optional<Path> found = find(given);
        if (found.isEmpty()) {
            return new Incoming.Rejected(given, new DropsizeException(ErrorKind.FILE_GONE, given));
        }
        try {
            if (isLimited()) {
                return allowed(given, found.get());
            }
            ImageFormat.of(ImageInput.of(found.get()));
            return new Incoming.Image(Source.of(given, found.get()), null);
        } catch (DropsizeException e) {
            return new Incoming.Rejected(given, e);
        }
    }

    /** The path as it came first, then each combination of the changes. */
    private static Set<String> candidates(String path) {
        Set<String> all = new LinkedHashSet<>(List.of(path));
        for (UnaryOperator<String> variant : VARIANTS) {
            for (String known : List.copyOf(all)) {
                all.add(variant.apply(known));
            }
        }
        return all;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return path;
        }
    }

    /** Relative paths would depend on the folder in which the endpoint was started. */
    private static Optional<Path> file(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() && Files.exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /**
     * A copy of the file, as the path could lead elsewhere when the job reads it.
     *
     * @throws DropsizeException FILE_UNREADABLE if it is in none of the allowed folders
     */
    private Incoming allowed(String given, Path file) {
        Path copy = spool.file();
        boolean complete = false;
        try {
            Path real = file.toRealPath();
            for (Path folder : folders()) {
                Path root = folder.toRealPath();
                if (real.startsWith(root) && !real.equals(root)) {
                    FolderFiles.copy(root, root.relativize(real), copy);
                    String name = String.valueOf(real.getFileName());
                    Source source = Source.kept(given, name, copy);
                    ImageFormat.of(source.input());
                    spool.count(copy);
                    complete = true;
                    return new Incoming.Image(source, copy);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} can't be read", file, e);
        } finally {
            if (!complete) {
                spool.delete(copy);
            }
        }
        throw new DropsizeException(
                Files.isDirectory(file) ? ErrorKind.NOT_A_FILE : ErrorKind.FILE_UNREADABLE,
                file.toString());
    }
}
