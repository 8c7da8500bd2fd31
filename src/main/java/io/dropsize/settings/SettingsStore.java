package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The settings and their file {@code settings.json}. Window and commands may change it at the same
 * time: each change is made to what the file says at that moment. All methods may be called from
 * any thread.
 */
public final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Path file;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DropsizeException>> worried = new CopyOnWriteArrayList<>();
    private final List<UnaryOperator<Settings>> held = new ArrayList<>(); // Guarded by itself.
    private volatile Settings current = Settings.DEFAULT;
    private volatile @Nullable DropsizeException problem;

    private SettingsStore(Path file) {
        this.file = file;
    }

    /**
     * Reads the file in this folder, if there is one. A broken file is kept aside, and {@link
     * #problem} says so. One that can't be read stays as it is, and so do its settings.
     */
    public static SettingsStore open(Path folder) {
        SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
        try {
            store.current = store.read();
        } catch (NotUnderstood e) {
            store.problem = store.movedAside(e);
        } catch (IOException e) {
            store.problem = store.unreadable(e);
        }
        return store;
    }

    public Settings get() {
        return current;
    }

    /** Why the settings were not what they had been when they were opened, if so. */
    public Optional<DropsizeException> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Is told of each change, on the thread that made it.
     *
     * @param listener must be quick
     */
    public void onChange(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /**
     * Is told, on the thread that made a change, when that had to replace a file that can't be
     * understood.
     *
     * @param listener must be quick
     */
    public void onProblem(Consumer<DropsizeException> listener) {
        worried.add(listener);
    }

    /**
     * Takes over what another process, or a hand, has written meanwhile.
     *
     * @throws DropsizeException FILE_UNREADABLE, BAD_SETTING; all stays as it was then
     */
    public void reload() {
        Settings before;
        Settings now;
        synchronized (this) { // Not between a change's file and its values.
            before = current;
            try {
                now = show(read());
            } catch (NotUnderstood e) {
                throw e.toBeMended();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        if (!now.equals(before)) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /**
     * Changes the settings for this run at once, without the disk. {@link #writeHeld} makes it
     * last; any other writing does, too.
     *
     * @param change must succeed with all settings
     * @return whether it changes anything; if not, there is nothing to write
     */
    public boolean hold(UnaryOperator<Settings> change) {
        Settings now;
        synchronized (held) {
            now = change.apply(current);
            if (now.equals(current)) {
                return false;
            }
            held.add(change);
            current = now;
        }
        listeners.forEach(listener -> listener.accept(now));
        return true;
    }

    /**
     * Writes what is held, if it was not written meanwhile. Blocks.
     *
     * @throws DropsizeException CANNOT_WRITE; it is held on then
     */
    public void writeHeld() {
        boolean any;
        synchronized (held) {
            any = !held.isEmpty();
        }
        if (any) {
            update(now -> now);
        }
    }

    /**
     * Changes the settings and writes them. A file that can't be understood is kept aside. Blocks.
     *
     * @throws DropsizeException CANNOT_WRITE; the change then holds for this run only
     */
    public void update(UnaryOperator<Settings> change) {
        Settings before = current;
        Optional<DropsizeException> replaced = Optional.empty();
        try {
            replaced = change(change);
        } catch (IOException e) {
            synchronized (held) {
                current = change.apply(current);
            }
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, e, file.toString());
        } finally {
            Settings now = current;
            if (!now.equals(before)) {
                listeners.forEach(listener -> listener.accept(now));
            }
        }
        replaced.ifPresent(it -> worried.forEach(listener -> listener.accept(it)));
    }

    /** Returns what is to be said of the file that was there. */
    private synchronized Optional<DropsizeException> change(UnaryOperator<Settings> change)
            throws IOException {
        Path folder = folder();
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("settings.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            List<UnaryOperator<Settings>> written;
            Settings base;
            synchronized (held) {
                written = List.copyOf(held);
                base = current; // Which holds what is held.
            }
            Optional<DropsizeException> replaced = Optional.empty();
            try {
                base = applied(written, read());
            } catch (NotUnderstood e) {
                replaced = Optional.of(copiedAside(e));
            }
            Settings next = change.apply(base);
            replace(folder, next);
            synchronized (held) {
                written.forEach(held::remove);
                show(next);
            }
            return replaced;
        }
    }

    private void replace(Path folder, Settings next) throws IOException {
        Path temp = Files.createTempFile(folder, "settings", ".tmp");
        try {
            writeThrough(temp, SettingsJson.write(next));
            Files.move(
                    temp,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /** What the file says and what is not in it yet. */
    private Settings show(Settings inFile) {
        synchronized (held) {
            current = applied(held, inFile);
            return current;
        }
    }

    private static Settings applied(List<UnaryOperator<Settings>> changes, Settings to) {
        Settings now = to;
        for (UnaryOperator<Settings> change : changes) {
            now = change.apply(now);
        }
        return now;
    }

    /** It is on the disk when it takes the place of the old one, also in a power cut. */
    private static void writeThrough(Path temp, byte[] text) throws IOException {
        try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private Settings read() throws IOException, NotUnderstood {
        try {
            return SettingsJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Settings.DEFAULT;
        } catch (JacksonException e) {
            throw new NotUnderstood(file, e);
        } catch (DropsizeException e) {
            throw new NotUnderstood(file, e);
        }
    }

    private DropsizeException unreadable(IOException cause) {
        return new DropsizeException(ErrorKind.FILE_UNREADABLE, cause, file.toString());
    }

    /** What can't be kept aside stays, for the next change would replace it. */
    private DropsizeException movedAside(NotUnderstood cause) {
        Path aside = aside(cause);
        try {
            Files.move(file, aside);
            return new DropsizeException(ErrorKind.SETTINGS_BROKEN, cause, aside.toString());
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    /** Where it was it stays until the new one is there. */
    private DropsizeException copiedAside(NotUnderstood cause) throws IOException {
        Path aside = aside(cause);
        Files.copy(file, aside);
        return new DropsizeException(ErrorKind.SETTINGS_REPLACED, cause, aside.toString());
    }

    private Path aside(NotUnderstood cause) {
        LOG.warn("settings can't be read: {}", cause.getMessage());
        return folder().resolve("settings.broken-" + System.currentTimeMillis() + ".json");
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
