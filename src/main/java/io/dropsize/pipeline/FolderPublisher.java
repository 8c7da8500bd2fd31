package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Writes copies into a folder. A file is there whole or not at all, and a source is never replaced
 * by its copy.
 */
public final class FolderPublisher implements Publisher {
    private static final int MOST_NUMBERS = 1000;

    /** What happens when a file of that name is there. */
    public enum WhenTaken {
        FAIL,
        /**
         * Replaces what was there before this run; two copies of one run never replace each other.
         */
        OVERWRITE,
        /** Next to the old one, with a number; the same content is left as it is. */
        NUMBER
    }

    private final Path folder;
    private final WhenTaken whenTaken;
    private final Set<Path> written = new HashSet<>();

    public FolderPublisher(Path folder, WhenTaken whenTaken) {
        this.folder = folder;
        this.whenTaken = whenTaken;
    }

    @Override
    public Naming naming() {
        return Naming.byStem();
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        try {
            Files.createDirectories(folder);
            Path temp = Files.createTempFile(folder, ".dropsize-", ".part");
            try {
                Files.write(temp, image.bytes());
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
        String name = fileName(plan.key());
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            Path target = folder.resolve(NumberedName.of(name, number));
            if (Files.exists(target)) {
                if (whenTaken == WhenTaken.NUMBER) {
                    if (Arrays.equals(Files.readAllBytes(target), bytes)) {
                        return published(target, true);
                    }
                    continue;
                }
                if (whenTaken == WhenTaken.FAIL
                        || written.contains(target)
                        || isSource(plan, target)) {
                    throw new DropsizeException(ErrorKind.FILE_EXISTS, target.toString());
                }
            }
            move(temp, target);
            written.add(target);
            return published(target, false);
        }
        throw new DropsizeException(ErrorKind.FILE_EXISTS, folder.resolve(name).toString());
    }

    private void move(Path temp, Path target) throws IOException {
        if (whenTaken != WhenTaken.OVERWRITE) {
            Files.move(temp, target);
            return;
        }
        try {
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(temp, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Published published(Path target, boolean alreadyThere) {
        return new Published(target.toString(), target.toUri(), alreadyThere, null);
    }

    private static boolean isSource(Plan plan, Path target) throws IOException {
        return plan.source().input() instanceof ImageInput.OfFile(Path file)
                && Files.isSameFile(file, target);
    }

    /** A key's last part, without what no file system takes. */
    private static String fileName(String key) {
        return key.replaceAll("[/\\\\\\x00]+", "-");
    }

    private DropsizeException translate(IOException e) {
        if (e instanceof FileAlreadyExistsException taken && Files.isDirectory(folder)) {
            return new DropsizeException(ErrorKind.FILE_EXISTS, e, taken.getFile());
        }
        return WriteErrors.translate(e, folder);
    }
}
