package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Utf8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of a folder and its subfolders, at any depth. Each real folder is visited once, however
 * many links lead to it. Links out of the folder are skipped and reported, so that an untrusted
 * folder can't publish other files of this computer. Hidden entries are skipped. Not thread-safe.
 */
final class FolderTree {
    private static final int MAX_NAMES = 3;

    /** Linux's limit for a path, in bytes. */
    private static final int MAX_PATH = 4_095;

    private final Path root;
    private final Path realRoot;
    private final Children children;
    private final Set<Path> visited = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<DropsizeException> problems = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private boolean tooDeep;

    /** Lists a folder, in order. */
    @FunctionalInterface
    interface Children {
        List<Path> of(Path folder) throws IOException;
    }

    /** A folder that is being visited. */
    private record Level(Path real, Iterator<Path> rest) {}

    FolderTree(Path root, Children children) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.children = children;
    }

    /** Visits the files in order. Blocks; stops if interrupted. */
    void forEachFile(Consumer<Path> found) {
        enter(root, realRoot);
        while (!levels.isEmpty() && !Thread.currentThread().isInterrupted()) {
            Level level = levels.element();
            if (!level.rest().hasNext()) {
                levels.remove();
                continue;
            }
            Path child = level.rest().next();
            if (!SourceScanner.name(child).startsWith(".")) {
                visit(child, level.real(), found);
            }
        }
    }

    private void visit(Path child, Path realParent, Consumer<Path> found) {
        Path real = real(child, realParent);
        if (real != null && !real.startsWith(realRoot)) {
            outside.add(root.relativize(child).toString());
        } else if (Files.isDirectory(child)) {
            enter(child, real == null ? realParent.resolve(child.getFileName()) : real);
        } else if (real == null && isTooLong(child)) {
            tooDeep = true; // The system opens neither a file nor a folder by this path.
        } else {
            found.accept(child);
        }
    }

    /** Returns the real path; null for a broken link, whose error is reported when it is opened. */
    private static @Nullable Path real(Path child, Path realParent) {
        try {
            BasicFileAttributes own =
                    Files.readAttributes(
                            child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean leads = own.isSymbolicLink() || (own.isOther() && Files.isDirectory(child));
            return leads ? child.toRealPath() : realParent.resolve(child.getFileName());
        } catch (IOException _) {
            return null;
        }
    }

    private void enter(Path folder, Path real) {
        if (!visited.add(real)) {
            return;
        }
        try {
            levels.push(new Level(real, children.of(folder).iterator()));
        } catch (IOException e) {
            problems.add(
                    new DropsizeException(
                            ErrorKind.FILE_UNREADABLE, e, SourceScanner.name(folder)));
        }
    }

    /** Returns whether the system can't open this path, whatever it names. */
    static boolean isTooLong(Path path) {
        return Utf8.bytes(path.toAbsolutePath().toString()) > MAX_PATH;
    }

    /** Returns the folders and links that could not be visited, after {@link #forEachFile}. */
    List<DropsizeException> problems() {
        List<DropsizeException> all = new ArrayList<>(problems);
        String name = SourceScanner.name(root);
        if (tooDeep) {
            all.add(new DropsizeException(ErrorKind.FOLDER_TOO_DEEP, name));
        }
        if (!outside.isEmpty()) {
            all.add(new DropsizeException(ErrorKind.LINKS_LEFT_OUT, name, namesOutside()));
        }
        return all;
    }

    private String namesOutside() {
        int more = outside.size() - MAX_NAMES;
        return String.join(", ", outside.subList(0, Math.min(MAX_NAMES, outside.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
