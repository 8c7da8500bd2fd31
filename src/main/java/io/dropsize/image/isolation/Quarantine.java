package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageInput;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The images that have crashed a process, or may have. Each is a small file, so that processes
 * don't wait for each other. Thread-safe.
 */
final class Quarantine {
    /** How an image is handled. */
    enum Status {
        FREE,
        /** Process it while nothing else runs. */
        SUSPECT,
        REFUSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final String SUFFIX = ".suspect";

    private final Path folder;
    private final CrashReports reports;
    private @Nullable Map<String, Suspect> suspects; // by their fingerprints' text

    Quarantine(Path folder, CrashReports reports) {
        this.folder = folder;
        this.reports = reports;
    }

    /** Reads the image only if an image of its length is listed. */
    synchronized Status status(ImageInput input) {
        String fingerprint = find(input).orElse(null);
        if (fingerprint == null) {
            return Status.FREE;
        }
        Suspect suspect = suspects().get(fingerprint);
        return suspect != null && suspect.refused() ? Status.REFUSED : Status.SUSPECT;
    }

    /**
     * Releases the image if the work that the process has survived is the one that made it suspect.
     */
    synchronized void survived(ImageInput input, ImageWork work) {
        find(input)
                .filter(fingerprint -> isStruck(fingerprint, work))
                .ifPresent(
                        fingerprint -> {
                            suspects().remove(fingerprint);
                            delete(file(fingerprint));
                        });
    }

    private boolean isStruck(String fingerprint, ImageWork work) {
        Suspect suspect = suspects().get(fingerprint);
        return suspect != null && !suspect.refused() && suspect.work() == work;
    }

    /** Allows another attempt, because the user has requested it. */
    synchronized void readmit(ImageInput input) {
        String fingerprint = find(input).orElse(null);
        Suspect suspect = fingerprint == null ? null : suspects().get(fingerprint);
        if (fingerprint != null && suspect != null && suspect.refused()) {
            put(fingerprint, suspect.readmitted());
        }
    }

    private Optional<String> find(ImageInput input) {
        if (suspects().isEmpty()) {
            return Optional.empty();
        }
        try {
            String prefix = Fingerprint.prefix(input.size());
            return suspects().keySet().stream().noneMatch(known -> known.startsWith(prefix))
                    ? Optional.empty()
                    : Optional.of(Fingerprint.of(input).text()).filter(suspects()::containsKey);
        } catch (DropsizeException _) {
            return Optional.empty(); // The work itself reports why it can't be read.
        }
    }

    private Map<String, Suspect> suspects() {
        Map<String, Suspect> known = suspects;
        if (known == null) {
            known = new HashMap<>();
            suspects = known;
            if (Files.isDirectory(folder)) {
                load(known);
            }
        }
        return known;
    }

    private void load(Map<String, Suspect> known) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                Suspect.read(Files.readString(file))
                        .ifPresent(
                                suspect ->
                                        known.put(
                                                name.substring(0, name.length() - SUFFIX.length()),
                                                suspect));
            }
        } catch (IOException e) {
            LOG.warn("{} can't be read", folder, e);
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, "*" + WorkRecord.SUFFIX)) {
            for (Path file : files) {
                if (!WorkRecord.isHeldHere(file)) {
                    DeadRecord.take(file).ifPresent(this::judge);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} can't be read", folder, e);
        }
    }

    /**
     * Decides which images are suspect: the one whose thread a report names; without such a report,
     * all images in progress.
     */
    private void judge(DeadRecord dead) {
        Optional<CrashReports.Crash> crash = reports.find(dead.process());
        String thread = crash.map(CrashReports.Crash::thread).orElse("");
        boolean named = dead.inWork().stream().anyMatch(note -> note.thread().equals(thread));
        Map<String, WorkNote> blamed = new HashMap<>();
        dead.inWork().stream()
                .filter(note -> !named || note.thread().equals(thread))
                .forEach(note -> note.fingerprint().ifPresent(it -> blamed.put(it, note)));
        blamed.forEach(
                (fingerprint, note) -> {
                    boolean guilty = named || (crash.isPresent() && note.alone());
                    Suspect before = suspects().get(fingerprint);
                    put(
                            fingerprint,
                            before == null
                                    ? Suspect.of(note.work(), guilty)
                                    : before.struckAgain(note.work(), guilty));
                });
    }

    private void put(String fingerprint, Suspect suspect) {
        suspects().put(fingerprint, suspect);
        try {
            Path temp = Files.createTempFile(folder, "suspect", ".tmp");
            Files.writeString(temp, suspect.line());
            Files.move(
                    temp,
                    file(fingerprint),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("a suspect can't be noted in {}", folder, e);
        }
    }

    private Path file(String fingerprint) {
        return folder.resolve(fingerprint + SUFFIX);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted", file, e);
        }
    }
}
