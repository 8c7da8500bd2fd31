package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the images among files and folders. Folders are searched recursively, with names in order;
 * hidden files in them are skipped, see {@link FolderTree}. A file counts as an image if its name
 * or its first bytes indicate one; whether it can be read is determined later, by its job.
 */
public final class SourceScanner {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MAX_DIGITS = 20;

    /** A path with its sort key: 2 before 10, ignoring case, as in file managers. */
    private record Named(String padded, Path path) {
        static final Comparator<Named> ORDER =
                Comparator.comparing(Named::padded).thenComparing(named -> named.path().toString());
    }

    private final ImageEngine engine;
    private final Listing listing;

    public SourceScanner(ImageEngine engine) {
        this(engine, Files::list);
    }

    SourceScanner(ImageEngine engine, Listing listing) {
        this.engine = engine;
        this.listing = listing;
    }

    /** Lists a folder. The stream may fail with an {@link UncheckedIOException}. */
    @FunctionalInterface
    interface Listing {
        Stream<Path> of(Path folder) throws IOException;
    }

    /**
     * The skipped entries of a scan.
     *
     * @param images the number of images found
     * @param others names of files that are not images
     * @param problems folders that could not be read, or contain no image
     */
    public record Report(int images, List<String> others, List<DropsizeException> problems) {
        public Report {
            others = List.copyOf(others);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Finds the images. Blocks; stops if interrupted.
     *
     * @param found receives each image as it is found, in order, on this thread
     */
    public Report scan(List<Path> roots, Consumer<Source> found) {
        Walk walk = new Walk(found);
        for (Path root : roots) {
            walk.root(root);
        }
        return new Report(walk.images, walk.others, walk.problems);
    }

    /** A scan in progress. */
    private final class Walk {
        private final Consumer<Source> found;
        private final List<String> others = new ArrayList<>();
        private final List<DropsizeException> problems = new ArrayList<>();
        private int images;

        Walk(Consumer<Source> found) {
            this.found = found;
        }

        void root(Path root) {
            int before = images + problems.size();
            if (Files.isDirectory(root)) {
                folder(root);
                if (images + problems.size() == before) {
                    problems.add(new DropsizeException(ErrorKind.NO_IMAGES, name(root)));
                }
            } else if (!Files.exists(root)) {
                boolean deep = FolderTree.isTooLong(root);
                ErrorKind kind = deep ? ErrorKind.FOLDER_TOO_DEEP : ErrorKind.FILE_GONE;
                problems.add(new DropsizeException(kind, name(root)));
            } else {
                file(root, "");
            }
        }

        private void folder(Path root) {
            FolderTree tree;
            try {
                tree = new FolderTree(root, SourceScanner.this::children);
            } catch (IOException e) {
                problems.add(new DropsizeException(ErrorKind.FILE_UNREADABLE, e, name(root)));
                return;
            }
            tree.forEachFile(file -> file(file, folders(root, file)));
            problems.addAll(tree.problems());
        }

        private void file(Path file, String path) {
            if (isImage(file)) {
                images++;
                found.accept(Source.of(file.toString(), file, path));
            } else {
                others.add(name(file));
            }
        }
    }

    private List<Path> children(Path folder) throws IOException {
        try (Stream<Path> list = listing.of(folder)) {
            return list.map(path -> new Named(padded(path), path))
                    .sorted(Named.ORDER)
                    .map(Named::path)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause(); // The listing has failed after its start.
        }
    }

    private boolean isImage(Path file) {
        String name = name(file);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        if (ImageFormat.ofExtension(extension).isPresent()) {
            return true;
        }
        try {
            engine.probe(ImageInput.of(file));
            return true;
        } catch (DropsizeException e) {
            return switch (e.kind()) {
                case UNSUPPORTED_FORMAT,
                        DAMAGED_IMAGE,
                        IMAGE_CRASHED,
                        DECODER_CRASHED,
                        DECODER_TIMEOUT ->
                        true;
                default -> false;
            };
        }
    }

    /** Returns the names of the root and of the folders below it that contain the file. */
    private static String folders(Path root, Path file) {
        Path named = root.toAbsolutePath().normalize();
        Path top = Objects.requireNonNullElse(named.getParent(), named);
        Path parent = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        return StreamSupport.stream(top.relativize(parent).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static String padded(Path path) {
        String lower = path.toString().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(lower)
                .replaceAll(
                        digits ->
                                "0".repeat(Math.max(0, MAX_DIGITS - digits.group().length()))
                                        + digits.group());
    }

    static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }
}
