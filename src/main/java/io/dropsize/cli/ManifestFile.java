package io.dropsize.cli;

import io.dropsize.cli.output.Results;
import io.dropsize.cli.output.UploadLinks;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The uploaded images in a JSON file for static site generators, in the order of their sources. */
final class ManifestFile implements Results.Line {
    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private final UploadLinks links;
    private final Path file;
    private final List<Image> images = new ArrayList<>();

    /**
     * An uploaded image.
     *
     * @param number of its source
     */
    private record Image(int number, String manifest) {}

    /**
     * @param file where to write it
     */
    ManifestFile(UploadLinks links, Path file) {
        this.links = links;
        this.file = file;
    }

    /**
     * Checks whether the file can be written, as far as this can be known before.
     *
     * @throws DropsizeException FILE_GONE if its folder is missing; CANNOT_WRITE
     */
    static void requireWritable(Path file) {
        Path target = target(file);
        Path folder = folder(target);
        if (!Files.isDirectory(folder)) {
            throw new DropsizeException(ErrorKind.FILE_GONE, folder.toString());
        }
        if (Files.isDirectory(target)
                || !Files.isWritable(Files.exists(target) ? target : folder)) {
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, file.toString());
        }
    }

    @Override
    public String of(Results.Success success) {
        String printed = links.of(success);
        int number = success.plan().source().context().number();
        images.add(new Image(number, links.manifest(success)));
        return printed;
    }

    @Override
    public boolean isPublic() {
        return links.isPublic();
    }

    /**
     * Replaces the file, or the target of a symbolic link. An existing file keeps its permissions.
     *
     * @throws DropsizeException DISK_FULL, CANNOT_WRITE
     */
    void write() {
        String text =
                images.stream()
                        .sorted(Comparator.comparingInt(Image::number))
                        .map(Image::manifest)
                        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        Path target = target(file);
        try {
            if (Files.exists(target) && !isReplaceable(target)) {
                Files.writeString(target, text);
            } else {
                replace(target, text);
            }
        } catch (IOException e) {
            throw WriteErrors.translate(e, file);
        }
    }

    /** Devices and pipes are not, nor are files in folders of others. */
    private static boolean isReplaceable(Path target) {
        return Files.isRegularFile(target) && Files.isWritable(folder(target));
    }

    private static void replace(Path target, String text) throws IOException {
        // A temporary file of Files.createTempFile could be read by its owner only.
        Path part = target.resolveSibling(".manifest-" + UUID.randomUUID() + ".tmp");
        try {
            try (Writer writer = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW)) {
                if (Files.exists(target) && isPosix(target)) {
                    Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
                }
                writer.write(text);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    /**
     * Follows symbolic links, even to a file that doesn't exist yet; but not to a device or pipe,
     * such as those of /dev/stdout, whose targets are no paths.
     */
    private static Path target(Path file) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return target;
        }
        try {
            for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(target); i++) {
                target = target.resolveSibling(Files.readSymbolicLink(target));
            }
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, e, file.toString());
        }
        return target;
    }

    private static Path folder(Path target) {
        return Objects.requireNonNullElse(target.getParent(), target);
    }
}
