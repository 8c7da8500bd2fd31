package io.dropsize.pipeline.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A path from the command line. Java replaces bytes that it can't decode in an argument with
 * U+FFFD, so a file whose name is not UTF-8 can't be opened by its argument; but it can be found by
 * listing its folder.
 */
public final class GivenPath {
    private static final String REPLACEMENT = "\uFFFD";

    private GivenPath() {}

    /**
     * Returns the file that the argument names: the one with exactly this name, otherwise the only
     * one whose decoded name equals it. Blocks for names that can't be decoded.
     *
     * @throws java.nio.file.InvalidPathException if no file can have this name
     */
    public static Path of(String argument) {
        Path path = Path.of(argument);
        if (!argument.contains(REPLACEMENT) || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return path;
        }
        Path found = path.isAbsolute() ? path.getRoot() : Path.of("");
        for (Path name : path) {
            found = child(found, name);
        }
        return found;
    }

    private static Path child(Path folder, Path name) {
        Path plain = folder.resolve(name);
        if (!name.toString().contains(REPLACEMENT)
                || Files.exists(plain, LinkOption.NOFOLLOW_LINKS)) {
            return plain;
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> same =
                    list.filter(it -> it.getFileName().toString().equals(name.toString()))
                            .limit(2)
                            .toList();
            return same.size() == 1 ? same.getFirst() : plain;
        } catch (IOException | UncheckedIOException _) {
            return plain; // The error is reported when the file is opened.
        }
    }
}
