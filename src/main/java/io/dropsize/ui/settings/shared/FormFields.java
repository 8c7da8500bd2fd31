package io.dropsize.ui.settings.shared;

import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a form as properties, each of which shows a component of one record. On the JavaFX
 * thread.
 *
 * @param <T> the record of the form's values, valid or not
 */
public final class FormFields<T> {
    private final List<Consumer<T>> setters = new ArrayList<>();
    private final Typed<T> typed;
    private T loaded;

    /**
     * @param initial the values of a form that hasn't been filled
     * @param read creates the record from the properties
     */
    public FormFields(T initial, Supplier<T> read) {
        this.loaded = initial;
        this.typed = new Typed<>(read);
    }

    /** Adds a field whose text is never null. */
    public StringProperty text(Function<T, String> component) {
        return add(new Text(), component);
    }

    public BooleanProperty flag(Function<T, Boolean> component) {
        return add(new SimpleBooleanProperty(), component);
    }

    public <V extends @Nullable Object> ObjectProperty<V> choice(Function<T, V> component) {
        return add(new SimpleObjectProperty<V>(), component);
    }

    /** Adds an existing property. */
    public <V extends @Nullable Object, P extends Property<V>> P add(
            P property, Function<T, ? extends V> component) {
        part(property, values -> property.setValue(component.apply(values)));
        return property;
    }

    /**
     * Adds a part of the form that has several fields.
     *
     * @param setter fills the part
     */
    public void part(ObservableValue<?> part, Consumer<T> setter) {
        setter.accept(loaded);
        setters.add(setter);
        typed.dependOn(part);
    }

    /** The current values. */
    public ObjectBinding<T> typed() {
        return typed;
    }

    /** The values that were loaded last. */
    public T loaded() {
        return loaded;
    }

    /** Returns whether the values differ from the loaded ones. */
    public boolean changed() {
        return !typed.get().equals(loaded);
    }

    /** Fills all fields with saved values. */
    public void load(T values) {
        loaded = values;
        fill(values);
    }

    /** Fills all fields as if the user had typed the values. */
    public void fill(T values) {
        setters.forEach(setter -> setter.accept(values));
    }

    /** Replaces null, which an editable choice box sets for an empty text. */
    private static final class Text extends SimpleStringProperty {
        @Override
        public String get() {
            String text = super.get();
            return text == null ? "" : text;
        }
    }

    private static final class Typed<T> extends ObjectBinding<T> {
        private final Supplier<T> read;

        Typed(Supplier<T> read) {
            this.read = read;
        }

        void dependOn(ObservableValue<?> field) {
            bind(field);
        }

        @Override
        protected T computeValue() {
            return read.get();
        }
    }
}
