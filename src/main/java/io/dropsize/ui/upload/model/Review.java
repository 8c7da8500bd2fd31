package io.dropsize.ui.upload.model;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.KeyContext;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.List;

/** The rows in review, and the folder that precedes their keys. On the JavaFX thread. */
public final class Review {
    private final RowActions actions;
    private final Runnable started;
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringExpression problem =
            StringExpression.stringExpression(
                    Bindings.createStringBinding(() -> problem(folder.get()), folder));

    /**
     * @param started called when the rows have been started
     */
    Review(RowActions actions, Runnable started) {
        this.actions = actions;
        this.started = started;
    }

    /** The folder as the user typed it. */
    public StringProperty folder() {
        return folder;
    }

    /** The sentence about a folder that can't be used; empty for none. */
    public StringExpression problem() {
        return problem;
    }

    /** Starts all rows in review and clears the folder, unless the folder can't be used. */
    public void send() {
        if (!problem.get().isEmpty()) {
            return;
        }
        String prefix = KeyContext.prefix(folder.get());
        folder.set("");
        List<UploadRow> ready = actions.inReview();
        ready.forEach(row -> row.putBelow(prefix));
        actions.sendOff(ready);
        started.run();
    }

    private static String problem(String typed) {
        try {
            KeyContext.prefix(typed);
            return "";
        } catch (DropsizeException e) {
            return ErrorText.of(e);
        }
    }
}
