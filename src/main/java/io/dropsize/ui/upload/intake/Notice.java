package io.dropsize.ui.upload.intake;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The notices above the list: a message about the last drop, which the next one replaces, and
 * warnings, which stay until the user closes them. On the JavaFX thread.
 */
public final class Notice {
    /** The kinds, in the order in which they are shown. */
    public enum Kind {
        WARNING,
        /** Comes with a button to add a bucket. */
        TIP,
        MESSAGE
    }

    /**
     * A notice that is shown and closed separately.
     *
     * @param text sentences, possibly on several lines
     */
    public record Line(Kind kind, String text) {}

    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> shown = FXCollections.unmodifiableObservableList(lines);
    private final Set<String> warnings = new LinkedHashSet<>();
    private String tip = "";
    private boolean tipApplies;
    private String message = "";

    /** Returns the displayed notices. */
    public ObservableList<Line> lines() {
        return shown;
    }

    /** Replaces the message about the last drop; empty for none. */
    public void say(String sentences) {
        message = sentences;
        show();
    }

    /** Removes this message if it is shown; keeps others. */
    public void takeBack(String sentences) {
        if (message.equals(sentences)) {
            say("");
        }
    }

    /** Shows why something went wrong, until the user closes it. */
    public void warn(DropsizeException problem) {
        warnings.add(ErrorText.of(problem));
        show();
    }

    /** Shows a tip while it applies, until the user closes it, with a button to add a bucket. */
    public void tip(String sentence) {
        tip = sentence;
        show();
    }

    /**
     * Sets whether the tip is about the current destination.
     *
     * @return whether it is shown now
     */
    public boolean showTip(boolean applies) {
        tipApplies = applies;
        show();
        return applies && !tip.isEmpty();
    }

    /** Closes one notice. */
    public void close(Line line) {
        switch (line.kind()) {
            case WARNING -> warnings.remove(line.text());
            case TIP -> tip = "";
            case MESSAGE -> takeBack(line.text());
        }
        show();
    }

    /** Closes all notices. */
    public void close() {
        warnings.clear();
        tip = "";
        say("");
    }

    private void show() {
        List<Line> now = new ArrayList<>();
        warnings.forEach(warning -> now.add(new Line(Kind.WARNING, warning)));
        if (tipApplies && !tip.isEmpty()) {
            now.add(new Line(Kind.TIP, tip));
        }
        if (!message.isEmpty()) {
            now.add(new Line(Kind.MESSAGE, message));
        }
        if (!now.equals(lines)) {
            lines.setAll(now);
        }
    }
}
