package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final SettingsFile disk;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DropsizeException>> worried = new CopyOnWriteArrayList<>();
    private final List<UnaryOperator<Settings>> held = new ArrayList<>(); // Guarded by itself.
    private volatile Settings current = Settings.DEFAULT;
    private volatile @Nullable DropsizeException problem;

    /** Fields of the file that can't be read, each with the reason. */
    private volatile Map<String, String> misread = Map.of();

    /** Whether nothing at all can be read of the file. */
    private volatile boolean unread;

    private SettingsStore(Path file) {
        this.file = file;
        this.disk = new SettingsFile(file);
    }

    /**
     * Reads the file in this folder, if there is one. What can't be read of it is as in {@link
     * Settings#DEFAULT}, stays in the file, and is the {@link #problem}.
     */
    public static SettingsStore open(Path folder) {
        SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
        try {
            SettingsJson.Content content = store.disk.read(Settings.DEFAULT);
            store.current = content.settings();
            store.misread = content.misread();
            store.problem = store.partly().orElse(null);
        } catch (NotUnderstood e) {
            LOG.warn("the settings can't be read: {}", e.getMessage());
            store.unread = true;
            store.problem =
                    new DropsizeException(ErrorKind.SETTINGS_BROKEN, e, store.file.toString());
        } catch (IOException e) {
            store.unread = true;
            store.problem = store.unreadable(e);
        }
        return store;
    }

    public Settings get() {
        return current;
    }

    /** What could not be read when the settings were opened, if anything. */
    public Optional<DropsizeException> problem() {
        return Optional.ofNullable(problem);
    }

    /** What is used where nothing else is named. */
    public Defaults defaults() {
        return new Defaults(current, unread, misread.keySet(), file);
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
     * @throws DropsizeException SETTINGS_UNREADABLE, BAD_SETTING; all settings stay as they were.
     *     SETTINGS_PARTLY_READ when the file has values that can't be read and were not there
     *     before; only those stay as they were
     */
    public void reload() {
        Settings before;
        Settings now;
        boolean worse;
        synchronized (this) { // Not between a change's file and its values.
            before = current;
            try {
                SettingsJson.Content content = disk.read(before);
                worse = !misread.equals(content.misread());
                understood(content.misread());
                now = show(content.settings());
            } catch (NotUnderstood e) {
                throw e.toBeMended();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        if (!now.equals(before)) {
            listeners.forEach(listener -> listener.accept(now));
        }
        if (worse) {
            partly().ifPresent(
                            wrong -> {
                                throw wrong;
                            });
        }
    }

    private void understood(Map<String, String> wrong) {
        misread = wrong;
        unread = false;
    }

    private Optional<DropsizeException> partly() {
        return misread.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DropsizeException(
                                ErrorKind.SETTINGS_PARTLY_READ,
                                file.toString(),
                                String.join(" ", misread.values())));
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
     * Makes a change that the user did not ask for, such as the window's place. It does not replace
     * a file that can't be read, but holds for this run only.
     *
     * @throws DropsizeException CANNOT_WRITE; the change then holds for this run only
     */
    public void updateIfRead(UnaryOperator<Settings> change) {
        if (unread) {
            hold(change);
        } else {
            update(change);
        }
    }

    /**
     * Changes the settings and writes them. Values of the file that can't be read stay in it unless
     * they are changed; a file of which nothing can be read is kept aside. Blocks.
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
        try (var _ = disk.lock()) {
            List<UnaryOperator<Settings>> written;
            Settings inUse;
            synchronized (held) {
                written = List.copyOf(held);
                inUse = current; // Which holds what is held.
            }
            SettingsJson.Content content = SettingsJson.Content.EMPTY;
            Settings base = inUse;
            Optional<DropsizeException> replaced = Optional.empty();
            try {
                content = disk.read(inUse);
                base = applied(written, content.settings());
            } catch (NotUnderstood e) {
                replaced = Optional.of(copiedAside(e));
            }
            Settings next = change.apply(base);
            understood(disk.write(next, content));
            synchronized (held) {
                written.forEach(held::remove);
                show(next);
            }
            return replaced;
        }
    }

    /** The old file stays where it was until the new one is there. */
    private DropsizeException copiedAside(NotUnderstood cause) throws IOException {
        LOG.warn("settings can't be read: {}", cause.getMessage());
        Path aside = disk.copyAside();
        return new DropsizeException(ErrorKind.SETTINGS_REPLACED, cause, aside.toString());
    }

    private DropsizeException unreadable(IOException cause) {
        LOG.warn("the settings can't be read: {}", cause.toString());
        return new DropsizeException(ErrorKind.SETTINGS_UNREADABLE, cause, file.toString());
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
}
