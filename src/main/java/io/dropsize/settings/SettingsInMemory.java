package io.dropsize.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings of the file, with changes that are not written yet. Thread-safe. */
final class SettingsInMemory {
    private final List<UnaryOperator<Settings>> held = new ArrayList<>();
    private Settings inFile = Settings.DEFAULT;
    private volatile Settings current = Settings.DEFAULT;

    /**
     * The settings at one moment.
     *
     * @param held changes that are not written
     * @param inFile the settings without held changes
     * @param current the settings with held changes
     */
    record Snapshot(List<UnaryOperator<Settings>> held, Settings inFile, Settings current) {
        /** Returns the file's new content with the held changes. */
        Settings over(Settings content) {
            return applied(held, content);
        }
    }

    Settings current() {
        return current;
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(List.copyOf(held), inFile, current);
    }

    /** Holds a change until it is written. Returns the new settings; empty if they are equal. */
    synchronized Optional<Settings> hold(UnaryOperator<Settings> change) {
        Settings now = change.apply(current);
        if (now.equals(current)) {
            return Optional.empty();
        }
        held.add(change);
        current = now;
        return Optional.of(now);
    }

    /** Applies a change that is lost at the end of this run. */
    synchronized void change(UnaryOperator<Settings> change) {
        current = change.apply(current);
    }

    /** Sets the content that was read from the file, and returns it with the held changes. */
    synchronized Settings read(Settings content) {
        inFile = content;
        current = applied(held, content);
        return current;
    }

    /** Sets the content that was written to the file, which includes these held changes. */
    synchronized void written(Settings content, List<UnaryOperator<Settings>> changes) {
        changes.forEach(held::remove);
        read(content);
    }

    private static Settings applied(List<UnaryOperator<Settings>> changes, Settings to) {
        Settings now = to;
        for (UnaryOperator<Settings> change : changes) {
            now = change.apply(now);
        }
        return now;
    }
}
