package io.dropsize.ui.upload.intake;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notice above the list: a message about the last drop, which the next one replaces, and
 * warnings, which stay until the user closes them. On the JavaFX thread.
 */
public final class Notice {
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper offersBucket = new ReadOnlyBooleanWrapper();
    private String warning = "";
    private String tip = "";
    private boolean tipApplies;
    private String words = "";

    /** Returns the displayed text; empty for none. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    public void say(String sentence) {
        words = sentence;
        show();
    }

    /** Removes this message if it is shown; keeps others. */
    public void takeBack(String sentence) {
        if (words.equals(sentence)) {
            say("");
        }
    }

    /** Shows why something went wrong, until the user closes it. */
    public void warn(DropsizeException problem) {
        warning = joined(warning, ErrorText.of(problem));
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
        return offersBucket.get();
    }

    /** Returns whether a button to add a bucket is shown. */
    public ReadOnlyBooleanProperty offersBucket() {
        return offersBucket.getReadOnlyProperty();
    }

    public void close() {
        warning = "";
        tip = "";
        say("");
    }

    private void show() {
        String applicable = tipApplies ? tip : "";
        offersBucket.set(!applicable.isEmpty());
        text.set(joined(joined(warning, applicable), words));
    }

    private static String joined(String first, String second) {
        return Stream.of(first, second)
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
