package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorDetail;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;
import io.dropsize.files.FileLocks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The settings and their file {@code settings.json}. The window and commands may change it
 * concurrently: each change is applied to the current content of the file. Thread-safe.
 */
public final class SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Path file;
    private final SettingsFile disk;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<DropsizeException>> problemListeners = new CopyOnWriteArrayList<>();
    private final SettingsInMemory memory = new SettingsInMemory();
    private volatile @Nullable DropsizeException problem;

    /** The unreadable fields of the file, each with the reasons. */
    private volatile Map<String, List<ErrorDetail>> misread = Map.of();

    /** Whether the whole file is unreadable. */
    private volatile boolean unread;

    private SettingsStore(Path file) {
        this.file = file;
        this.disk = new SettingsFile(file);
    }

    /**
     * Reads the file in this folder, if it exists. Values that can't be read are as in {@link
     * Settings#DEFAULT}, are preserved in the file, and are reported by {@link #problem}.
     */
    public static SettingsStore open(Path folder) {
        return openFile(folder.resolve("settings.json"));
    }

    /** Reads the file, if it exists. See {@link #open}. */
    public static SettingsStore openFile(Path file) {
        SettingsStore store = new SettingsStore(file);
        try {
            SettingsJson.Content content = store.disk.read(Settings.DEFAULT);
            store.memory.read(content.settings());
            store.misread = content.misread();
            store.problem = store.partlyRead().orElse(null);
        } catch (SettingsSyntaxException e) {
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
        return memory.current();
    }

    /** Returns the problem with the file when the settings were opened, if any. */
    public Optional<DropsizeException> problem() {
        return Optional.ofNullable(problem);
    }

    /** Returns the last good copy of a team file, which {@link #reload} reads. */
    public TeamCopy teamCopy(String source) {
        return new TeamCopy(disk.folder(), source);
    }

    /** Returns the default destination and preset. */
    public Defaults defaults() {
        return new Defaults(get(), unread, misread.keySet(), file);
    }

    /**
     * Registers a listener for changes, called on the thread that made the change.
     *
     * @param listener must return quickly
     */
    public void onChange(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /**
     * Registers a listener for changes that had to replace an unreadable file, called on the thread
     * that made the change.
     *
     * @param listener must return quickly
     */
    public void onProblem(Consumer<DropsizeException> listener) {
        problemListeners.add(listener);
    }

    /**
     * Loads changes that another process or the user has written to the file.
     *
     * @throws DropsizeException SETTINGS_UNREADABLE, BAD_SETTING: no setting changes.
     *     SETTINGS_PARTLY_READ if the file has new values that can't be read: only those don't
     *     change
     */
    public void reload() {
        Settings before;
        Settings now;
        boolean worse;
        synchronized (this) { // so that file and values belong to the same change
            before = get();
            try {
                SettingsJson.Content content = disk.read(memory.snapshot().inFile());
                worse = !misread.equals(content.misread());
                setMisread(content.misread());
                now = memory.read(content.settings());
            } catch (SettingsSyntaxException e) {
                throw e.toError();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        if (!now.equals(before)) {
            listeners.forEach(listener -> listener.accept(now));
        }
        if (worse) {
            partlyRead()
                    .ifPresent(
                            wrong -> {
                                throw wrong;
                            });
        }
    }

    private void setMisread(Map<String, List<ErrorDetail>> wrong) {
        misread = wrong;
        unread = false;
    }

    private Optional<DropsizeException> partlyRead() {
        return misread.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        DropsizeException.withDetails(
                                ErrorKind.SETTINGS_PARTLY_READ,
                                misread.values().stream().flatMap(List::stream).toList(),
                                file.toString()));
    }

    /**
     * Changes the settings in memory immediately, without disk access. {@link #writeHeld} or any
     * other write persists the change.
     *
     * @param change must succeed with any settings
     * @return whether it changes anything; if not, there is nothing to write
     */
    public boolean hold(UnaryOperator<Settings> change) {
        Optional<Settings> changed = memory.hold(change);
        changed.ifPresent(now -> listeners.forEach(listener -> listener.accept(now)));
        return changed.isPresent();
    }

    /**
     * Writes held changes that the user requested, if they were not written meanwhile. Blocks.
     *
     * @throws DropsizeException SETTINGS_LOCKED, DISK_FULL, CANNOT_WRITE; the changes then stay
     *     held
     */
    public void writeHeld() {
        writeHeld(true);
    }

    /**
     * Writes held changes that the user did not request, if they were not written meanwhile. They
     * stay held if the file can't be read. Blocks.
     *
     * @throws DropsizeException SETTINGS_LOCKED, DISK_FULL, CANNOT_WRITE; the changes then stay
     *     held
     */
    public void writeHeldIfRead() {
        if (!unread) {
            writeHeld(false);
        }
    }

    private void writeHeld(boolean replaces) {
        if (!memory.snapshot().held().isEmpty()) {
            update(now -> now, replaces);
        }
    }

    /**
     * Applies a change that the user did not request, such as the window's position. It does not
     * replace an unreadable file; in that case it applies to this run only.
     *
     * @throws DropsizeException SETTINGS_LOCKED, DISK_FULL, CANNOT_WRITE; the change then applies
     *     to this run only
     */
    public void updateIfRead(UnaryOperator<Settings> change) {
        hold(change);
        writeHeldIfRead();
    }

    /**
     * Changes the settings and writes them. Values that can't be read stay in the file unless they
     * are changed; a file that can't be read at all is backed up. Blocks.
     *
     * @throws DropsizeException SETTINGS_LOCKED, DISK_FULL, CANNOT_WRITE; the change then applies
     *     to this run only
     */
    public void update(UnaryOperator<Settings> change) {
        update(change, true);
    }

    private void update(UnaryOperator<Settings> change, boolean replaces) {
        Settings before = get();
        Optional<DropsizeException> replaced = Optional.empty();
        try {
            replaced = change(change, replaces);
        } catch (IOException e) {
            memory.change(change);
            throw unwritten(e);
        } finally {
            Settings now = get();
            if (!now.equals(before)) {
                listeners.forEach(listener -> listener.accept(now));
            }
        }
        replaced.ifPresent(it -> problemListeners.forEach(listener -> listener.accept(it)));
    }

    /** Returns the problem with the existing file, if any. */
    private synchronized Optional<DropsizeException> change(
            UnaryOperator<Settings> change, boolean replaces) throws IOException {
        try (var _ = disk.lock()) {
            SettingsInMemory.Snapshot before = memory.snapshot();
            Settings base = before.current();
            SettingsJson.Content content = SettingsJson.Content.EMPTY;
            Optional<DropsizeException> replaced = Optional.empty();
            try {
                content = disk.read(before.inFile());
                base = before.over(content.settings());
            } catch (SettingsSyntaxException e) {
                if (!replaces) {
                    LOG.warn("the settings are not written: {}", e.getMessage());
                    return Optional.empty();
                }
                replaced = Optional.of(backedUp(e));
            }
            Settings next = change.apply(base);
            setMisread(disk.write(next, content));
            memory.written(next, before.held());
            return replaced;
        }
    }

    /**
     * Saves a backup of the unreadable file, and returns the error that names it. The file itself
     * stays until the new one is complete.
     */
    private DropsizeException backedUp(SettingsSyntaxException cause) throws IOException {
        LOG.warn("settings can't be read: {}", cause.getMessage());
        Path aside = disk.backUp();
        return new DropsizeException(ErrorKind.SETTINGS_REPLACED, cause, aside.toString());
    }

    private DropsizeException unwritten(IOException cause) {
        return cause instanceof FileLocks.HeldException held
                ? new DropsizeException(
                        ErrorKind.SETTINGS_LOCKED, held, file.toString(), held.holder())
                : WriteErrors.translate(cause, file);
    }

    private DropsizeException unreadable(IOException cause) {
        LOG.warn("the settings can't be read: {}", cause.toString());
        return new DropsizeException(ErrorKind.SETTINGS_UNREADABLE, cause, file.toString());
    }
}
