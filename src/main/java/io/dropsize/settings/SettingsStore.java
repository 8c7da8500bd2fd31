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
        } catch (IOException e) {
            store.problem = store.unreadable(e);
        }
        return store;
    }

    public Settings get() {
        return current;
    }

    /** Why the settings are not what they were, if so. */
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
     * Takes over what another process has written meanwhile.
     *
     * @throws DropsizeException FILE_UNREADABLE; all stays as it was then
     */
    public void reload() {
        Settings before;
        Settings now;
        synchronized (this) { // Not between a change's file and its values.
            before = current;
            try {
                now = show(read());
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
     * Changes the settings and writes them. Blocks.
     *
     * @throws DropsizeException CANNOT_WRITE; the change then holds for this run only
     */
    public void update(UnaryOperator<Settings> change) {
        Settings before = current;
        try {
            change(change);
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
    }

    private synchronized void change(UnaryOperator<Settings> change) throws IOException {
        Path folder = folder();
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve("settings.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            List<UnaryOperator<Settings>> written;
            synchronized (held) {
                written = List.copyOf(held);
            }
            Settings next = change.apply(applied(written, read()));
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
            synchronized (held) {
                written.forEach(held::remove);
                show(next);
            }
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

    private Settings read() throws IOException {
        try {
            return SettingsJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Settings.DEFAULT;
        } catch (JacksonException | DropsizeException e) {
            keepAside(e);
            return Settings.DEFAULT;
        }
    }

    private DropsizeException unreadable(IOException cause) {
        return new DropsizeException(ErrorKind.FILE_UNREADABLE, cause, file.toString());
    }

    /** What can't be kept aside stays, for the next change would replace it. */
    private void keepAside(Exception cause) throws IOException {
        Path aside = folder().resolve("settings.broken-" + System.currentTimeMillis() + ".json");
        LOG.warn("settings can't be read: {}", cause.getMessage());
        Files.move(file, aside);
        problem = new DropsizeException(ErrorKind.SETTINGS_BROKEN, cause, aside.toString());
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
