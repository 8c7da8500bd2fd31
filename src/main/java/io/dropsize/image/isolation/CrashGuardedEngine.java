package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * An engine that protects the program against images that crash it, because codecs are native code.
 * It records its work on disk. After a crash, the next process refuses the image with IMAGE_CRASHED
 * until the user requests it again ({@link #readmit}). If a crash can't be distinguished from a
 * kill, the images in progress are processed again one at a time, so that the next crash has one
 * suspect.
 *
 * <p>All work passes through here, including thumbnails and headers without a job.
 */
public final class CrashGuardedEngine implements ImageEngine, AutoCloseable {
    private static final long RETRY_MILLIS = 20;

    private final ImageEngine engine;
    private final WorkRecord record;
    private final Quarantine quarantine;
    private final ReadWriteLock exclusivity = new ReentrantReadWriteLock(true);

    /**
     * Creates the engine without accessing any file; the first image does.
     *
     * @param folder for notes between processes; created on first use
     * @param logs for the JVM's crash reports
     */
    public CrashGuardedEngine(ImageEngine engine, Path folder, Path logs) {
        this.engine = engine;
        this.record = new WorkRecord(folder);
        this.quarantine = new Quarantine(folder, new CrashReports(logs));
    }

    @Override
    public ImageInfo probe(ImageInput input) {
        return guarded(ImageWork.PROBE, input, () -> engine.probe(input));
    }

    @Override
    public void requirePossible(String source, RenderSpec spec) {
        engine.requirePossible(source, spec);
    }

    @Override
    public MemoryBudget.Share admit(ImageInput input) {
        return engine.admit(input);
    }

    @Override
    public EncodedImage render(ImageInput input, RenderSpec spec) {
        return guarded(ImageWork.RENDER, input, () -> engine.render(input, spec));
    }

    @Override
    public List<EncodedImage> renderAll(ImageInput input, List<RenderSpec> specs) {
        return guarded(ImageWork.RENDER, input, () -> engine.renderAll(input, specs));
    }

    @Override
    public Pixels preview(ImageInput input, int maxSide) {
        // Memory is reserved before the lock is taken, so that nothing waits for memory while it
        // holds the lock.
        try (var _ = engine.admit(input)) {
            return guarded(ImageWork.PREVIEW, input, () -> engine.preview(input, maxSide));
        }
    }

    @Override
    public ScaledImage scale(ImageInput input, RenderSpec spec) {
        try (var _ = engine.admit(input)) {
            return guarded(ImageWork.RENDER, input, () -> engine.scale(input, spec));
        }
    }

    /** Reads no pixels. */
    @Override
    public Optional<String> description(ImageInput input) {
        return engine.description(input);
    }

    @Override
    public boolean reads(ImageFormat format) {
        return engine.reads(format);
    }

    @Override
    public boolean writes(ImageFormat format) {
        return engine.writes(format);
    }

    @Override
    public void readmit(ImageInput input) {
        quarantine.readmit(input);
    }

    /** The process ends normally: images in progress are not suspects. */
    @Override
    public void close() {
        record.close();
    }

    private <T> T guarded(ImageWork work, ImageInput input, Supplier<T> call) {
        Quarantine.Status status = quarantine.status(input);
        if (status == Quarantine.Status.REFUSED) {
            throw new DropsizeException(ErrorKind.IMAGE_CRASHED, input.name());
        }
        boolean alone = status == Quarantine.Status.SUSPECT;
        Lock room = alone ? exclusivity.writeLock() : exclusivity.readLock();
        acquire(room, alone);
        try (var _ = record.begin(work, alone, input)) {
            return call.get();
        } finally {
            room.unlock();
            if (alone) {
                quarantine.survived(input, work);
            }
        }
    }

    /**
     * Polls for a suspect instead of queueing for the lock: later images would wait behind it, and
     * images in progress may wait for their share of the memory.
     */
    private static void acquire(Lock room, boolean alone) {
        try {
            if (!alone) {
                room.lockInterruptibly();
                return;
            }
            while (!room.tryLock()) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }
}
