package io.dropsize.ui.settings.shared;

import javafx.beans.value.ObservableValue;

import java.util.Map;

/**
 * The form of one element.
 *
 * @param <F> the fields that can be invalid
 */
public interface EditedForm<F extends Enum<F>> {
    /** Returns the form's values, which change with each input. */
    ObservableValue<?> typed();

    ObservableValue<String> name();

    /** Returns whether the values differ from the loaded ones. */
    boolean changed();

    /** Returns a sentence for each invalid field. */
    Map<F, String> problems();
}
