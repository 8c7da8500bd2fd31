package io.dropsize.app;

import io.dropsize.history.SourcePath;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Paths in transit from one process to the window, as one file in a folder. Two renames of the same
 * file can't both succeed, so either the window takes the paths or their sender withdraws them,
 * however slow or frozen either of them is.
 */
final class HandOver {
    private static final String OFFERED = ".offered";
    private static final String TAKEN = ".taken";
    private static final String REFUSED = ".refused";

    /** Longer than any sender waits. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** No path contains it, on any system. */
    private static final String SEPARATOR = "\0";

    private final Path offered;
    private final Path taken;
    private final Path refused;

    private HandOver(Path folder, String number) {
        this.offered = folder.resolve(number + OFFERED);
        this.taken = folder.resolve(number + TAKEN);
        this.refused = folder.resolve(number + REFUSED);
    }

    /** Offers the paths, possibly none, under a unique number. */
    static HandOver offer(Path folder, List<Path> paths) throws IOException {
        HandOver handOver = new HandOver(folder, UUID.randomUUID().toString());
        String text = String.join(SEPARATOR, paths.stream().map(SourcePath::write).toList());
        Path fresh = Files.createTempFile(folder, "offer", ".new");
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_16BE));
        Files.move(fresh, handOver.offered, StandardCopyOption.ATOMIC_MOVE);
        return handOver;
    }

    /** All offers in the folder. */
    static List<HandOver> offeredIn(Path folder) throws IOException {
        List<HandOver> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + OFFERED)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                found.add(
                        new HandOver(folder, name.substring(0, name.length() - OFFERED.length())));
            }
        }
        return found;
    }

    /** Deletes the remains of killed processes. Call only while no window takes offers. */
    static void tidy(Path folder) throws IOException {
        FileTime oldest = FileTime.from(Instant.now().minus(FORGOTTEN));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        folder, "*{" + OFFERED + "," + TAKEN + "," + REFUSED + ",.new}")) {
            for (Path file : files) {
                tidy(file, oldest);
            }
        }
    }

    private static void tidy(Path file, FileTime oldest) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Its sender has just renamed it or withdrawn it.
        }
    }

    /** Whether the window has taken the offer. */
    boolean isTaken() {
        return !Files.exists(offered) && !Files.exists(taken) && !Files.exists(refused);
    }

    /** Whether the window could not read the offer, which is then withdrawn. */
    boolean isRefused() throws IOException {
        return Files.deleteIfExists(refused);
    }

    /** Withdraws the offer; false if a window has taken it before. */
    boolean withdraw() throws IOException {
        return Files.deleteIfExists(offered);
    }

    /**
     * Withdraws the offer from a window that has ended; false if that window had taken the paths.
     * Call only while no window takes offers.
     */
    boolean withdrawFromEndedWindow() throws IOException {
        boolean unclaimed = Files.deleteIfExists(offered);
        return Files.deleteIfExists(taken) || unclaimed;
    }

    /** Claims the offer for this process; false if its sender has withdrawn it. */
    boolean claim() throws IOException {
        try {
            Files.move(offered, taken, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /**
     * The paths of an offer that is not claimed yet.
     *
     * @throws NoSuchFileException if its sender has withdrawn it
     * @throws IllegalArgumentException if one of them is not a valid path on this system
     */
    List<Path> paths() throws IOException {
        String text = new String(Files.readAllBytes(offered), StandardCharsets.UTF_16BE);
        return Stream.of(text.split(SEPARATOR))
                .filter(path -> !path.isEmpty())
                .map(SourcePath::read)
                .toList();
    }

    /** Notifies the sender that the window could not read the paths of a claimed offer. */
    void refuse() throws IOException {
        Files.move(taken, refused, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Notifies the sender that the window has the paths. */
    void confirm() throws IOException {
        Files.deleteIfExists(taken);
    }
}
