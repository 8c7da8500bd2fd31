package io.dropsize.image.isolation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@link WorkRecord} of a process that has ended abnormally.
 *
 * @param inWork the work that it had begun and not finished
 */
record DeadRecord(ProcessNote process, List<WorkNote> inWork) {
    private static final Logger LOG = LoggerFactory.getLogger(DeadRecord.class);

    /** Reads the file and deletes it. Empty if its process is alive, or nothing can be read. */
    static Optional<DeadRecord> take(Path file) {
        Optional<DeadRecord> dead;
        try (RandomAccessFile slots = new RandomAccessFile(file.toFile(), "rw")) {
            if (slots.getChannel().tryLock() == null) {
                return Optional.empty();
            }
            dead = read(slots);
            slots.setLength(0); // before another process gets the lock
        } catch (IOException e) {
            LOG.warn("{} can't be read", file, e);
            return Optional.empty();
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted", file, e);
        }
        return dead;
    }

    private static Optional<DeadRecord> read(RandomAccessFile slots) throws IOException {
        List<WorkNote> inWork = new ArrayList<>();
        for (int slot = 1; (long) slot * WorkRecord.SLOT_BYTES < slots.length(); slot++) {
            line(slots, slot).flatMap(WorkNote::read).ifPresent(inWork::add);
        }
        return line(slots, 0)
                .flatMap(ProcessNote::read)
                .map(process -> new DeadRecord(process, inWork));
    }

    /**
     * Returns a slot's line; empty if it is invalid, because after a power cut it may contain
     * anything.
     */
    private static Optional<String> line(RandomAccessFile slots, int slot) throws IOException {
        slots.seek((long) slot * WorkRecord.SLOT_BYTES);
        try {
            return Optional.of(slots.readUTF());
        } catch (EOFException | UTFDataFormatException _) {
            return Optional.empty();
        }
    }
}
