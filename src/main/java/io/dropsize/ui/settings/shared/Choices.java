package io.dropsize.ui.settings.shared;

import io.dropsize.ui.kit.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Choices among the named values of a preset. */
public final class Choices {
    private Choices() {}

    @SafeVarargs
    public static <T extends Enum<T>> void offer(
            ComboBox<T> choice, ObjectProperty<T> value, T... values) {
        choice.setConverter(labels());
        choice.getItems().setAll(values);
        choice.valueProperty().bindBidirectional(value);
    }

    private static <T extends Enum<T>> StringConverter<T> labels() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null
                        ? ""
                        : Texts.of(
                                "settings.preset."
                                        + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }

            @Override
            public T fromString(String label) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        };
    }
}
