package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Writes copies into a folder. Files appear atomically, and a source is never replaced by a copy.
 */
public final class FolderPublisher implements Publisher {
    private static final int MAX_NUMBER = 1000;

    /** The action if a file of the copy's name exists. */
    public enum WhenTaken {
        FAIL,
        /**
         * Replaces files that existed before this run; two copies of one run never replace each
         * other.
         */
        OVERWRITE,
        /**
         * Adds a number to the new name; an existing file with the same content is kept as it is.
         */
        NUMBER
    }

    private final Path folder;
    private final WhenTaken whenTaken;
    private final Set<Path> kept;

    public FolderPublisher(Path folder, WhenTaken whenTaken) {
        this(folder, whenTaken, Set.of());
    }

    /**
     * @param kept real paths of files that are never replaced, such as other sources
     */
    public FolderPublisher(Path folder, WhenTaken whenTaken, Set<Path> kept) {
        this.folder = folder;
        this.whenTaken = whenTaken;
        this.kept = new HashSet<>(kept);
    }

    /**
     * Returns a target without shared reservations, because names are assigned when files are
     * written.
     */
    @Override
    public Target target() {
        return new Target(folder.toString(), Optional.empty(), new KeyReservations());
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        return KeyNaming.byStem();
    }

    @Override
    public synchronized Published dryRun(Plan plan) {
        Path target = target(plan, 1);
        try {
            if (Files.exists(target)) {
                requireReplaceable(plan, target);
            }
        } catch (IOException e) {
            throw translate(e);
        }
        if (!kept.add(target)) {
            throw new DropsizeException(ErrorKind.FILE_EXISTS, target.toString());
        }
        return published(target, false);
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        try {
            Files.createDirectories(folder);
            Path temp = folder.resolve(".dropsize-" + UUID.randomUUID() + ".part");
            try {
                Files.write(temp, image.bytes(), StandardOpenOption.CREATE_NEW);
                Published published = place(temp, plan, image.bytes());
                sent.accept(image.bytes().length);
                return published;
            } finally {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw translate(e);
        }
    }

    private synchronized Published place(Path temp, Plan plan, byte[] bytes) throws IOException {
        for (int number = 1; number <= MAX_NUMBER; number++) {
            Path target = target(plan, number);
            if (Files.exists(target)) {
                if (whenTaken == WhenTaken.NUMBER) {
                    if (Arrays.equals(Files.readAllBytes(target), bytes)) {
                        return published(target, true);
                    }
                    continue;
                }
                requireReplaceable(plan, target);
            }
            try {
                move(temp, target);
            } catch (FileAlreadyExistsException e) {
                if (whenTaken != WhenTaken.NUMBER) {
                    throw e;
                }
                continue; // Another program has created the file first.
            }
            kept.add(target.toRealPath());
            return published(target, false);
        }
        throw new DropsizeException(ErrorKind.FILE_EXISTS, target(plan, 1).toString());
    }

    /** Returns the path of a copy; rejects names that this system doesn't allow. */
    private Path target(Plan plan, int number) {
        String name = FileName.of(plan.key(), number);
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, e, name);
        }
    }

    /**
     * Requires that a file may be replaced. Compares real paths, because some file systems treat
     * "A.jpg" and "a.jpg" as the same file.
     */
    private void requireReplaceable(Plan plan, Path target) throws IOException {
        if (whenTaken == WhenTaken.FAIL
                || kept.contains(target.toRealPath())
                || isSource(plan, target)) {
            throw new DropsizeException(ErrorKind.FILE_EXISTS, target.toString());
        }
    }

    private void move(Path temp, Path target) throws IOException {
        if (whenTaken != WhenTaken.OVERWRITE) {
            moveUnlessTaken(temp, target);
            return;
        }
        try {
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temp, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Moves the file by creating a hard link, which fails if the name exists; a move would replace
     * a file that was created meanwhile.
     */
    private static void moveUnlessTaken(Path temp, Path target) throws IOException {
        try {
            Files.createLink(target, temp);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException _) {
            Files.move(temp, target); // A file system without hard links.
        }
    }

    private static Published published(Path target, boolean alreadyThere) {
        return new Published(target.toString(), target.toUri(), alreadyThere, null);
    }

    private static boolean isSource(Plan plan, Path target) throws IOException {
        return plan.source().input() instanceof ImageInput.OfFile(Path file)
                && Files.isSameFile(file, target);
    }

    private DropsizeException translate(IOException e) {
        if (e instanceof FileAlreadyExistsException taken && Files.isDirectory(folder)) {
            return new DropsizeException(ErrorKind.FILE_EXISTS, e, taken.getFile());
        }
        return WriteErrors.translate(e, folder);
    }
}
