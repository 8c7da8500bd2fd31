package io.dropsize.ui.upload.model;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.KeyContext;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Optional;

/** The folder that precedes the keys of images in review. On the JavaFX thread. */
public final class ReviewFolder {
    private final StringProperty text = new SimpleStringProperty("");
    private final StringExpression problem =
            StringExpression.stringExpression(
                    Bindings.createStringBinding(() -> problem(text.get()), text));

    /** The text as the user typed it. */
    public StringProperty text() {
        return text;
    }

    /** The sentence about a folder that can't be used; empty for none. */
    public StringExpression problem() {
        return problem;
    }

    /**
     * Returns the prefix for the images that are sent now, and clears the text; empty if it is
     * invalid.
     */
    Optional<String> take() {
        if (!problem.get().isEmpty()) {
            return Optional.empty();
        }
        String prefix = KeyContext.prefix(text.get());
        text.set("");
        return Optional.of(prefix);
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
