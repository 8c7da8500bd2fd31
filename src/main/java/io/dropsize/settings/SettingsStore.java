package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    private volatile Settings current = Settings.DEFAULT;
    private volatile @Nullable DropsizeException problem;

    private SettingsStore(Path file) {
        this.file = file;
    }

    /**
     * Reads the file in this folder, if there is one. A broken file is kept aside, and {@link
     * #problem} says so.
     */
    public static SettingsStore open(Path folder) {
        SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
        store.current = store.read();
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

    /** Takes over what another process has written meanwhile. */
    public void reload() {
        Settings before = current;
        Settings now = read();
        current = now;
        if (!now.equals(before)) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /**
     * Changes the settings and writes them.
     *
     * @throws DropsizeException CANNOT_WRITE; the change then holds for this run only
     */
    public void update(UnaryOperator<Settings> change) {
        Settings before = current;
        try {
            change(change);
        } catch (IOException e) {
            current = change.apply(before);
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
            Settings next = change.apply(read());
            Path temp = Files.createTempFile(folder, "settings", ".tmp");
            try {
                Files.write(temp, SettingsJson.write(next));
                Files.move(
                        temp,
                        file,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temp);
            }
            current = next;
        }
    }

    private Settings read() {
        try {
            return SettingsJson.read(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Settings.DEFAULT;
        } catch (JacksonException | DropsizeException | IOException e) {
            keepAside(e);
            return Settings.DEFAULT;
        }
    }

    private void keepAside(Exception cause) {
        Path aside = folder().resolve("settings.broken-" + System.currentTimeMillis() + ".json");
        LOG.warn("settings can't be read: {}", cause.getMessage());
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            LOG.warn("and can't be kept aside: {}", e.toString());
            aside = file;
        }
        problem = new DropsizeException(ErrorKind.SETTINGS_BROKEN, cause, aside.toString());
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
