package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The fields of one JSON object. What is not there and what is null are read alike, as null; what
 * is there but can't be what is asked for is a DropsizeException of kind BAD_SETTING that names it.
 */
record JsonFields(Map<?, ?> all) {

    boolean has(String name) {
        return all.containsKey(name);
    }

    @Nullable String text(String name) {
        return as(name, String.class);
    }

    /** Reads a text that stands for something else. */
    <T> @Nullable T text(String name, Function<String, T> reader) {
        String text = text(name);
        return text == null ? null : read(name, text, reader);
    }

    <E extends Enum<E>> @Nullable E choice(String name, Class<E> kind) {
        return text(name, text -> Enum.valueOf(kind, text));
    }

    /** False when it is not there. */
    boolean flag(String name) {
        return Boolean.TRUE.equals(as(name, Boolean.class));
    }

    @Nullable Integer integer(String name) {
        Number number = as(name, Number.class);
        return number == null ? null : read(name, number, n -> exact(n).intValueExact());
    }

    @Nullable Long wide(String name) {
        Number number = as(name, Number.class);
        return number == null ? null : read(name, number, n -> exact(n).longValueExact());
    }

    @Nullable Double real(String name) {
        Number number = as(name, Number.class);
        return number == null ? null : number.doubleValue();
    }

    /** Reads an object within this one. */
    <T> @Nullable T part(String name, Function<JsonFields, T> reader) {
        Map<?, ?> fields = as(name, Map.class);
        return fields == null ? null : read(name, new JsonFields(fields), reader);
    }

    /** Reads objects within this one. */
    <T> @Nullable List<T> parts(String name, Function<JsonFields, T> reader) {
        List<?> values = as(name, List.class);
        return values == null
                ? null
                : values.stream().map(each -> read(name, asFields(name, each), reader)).toList();
    }

    /**
     * @throws DropsizeException BAD_SETTING when it is not there
     */
    <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw new DropsizeException(
                    ErrorKind.BAD_SETTING, "The setting “" + name + "” is missing.");
        }
        return value;
    }

    private JsonFields asFields(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new JsonFields(fields);
        }
        throw wrong(name, value, null);
    }

    private <T> @Nullable T as(String name, Class<T> kind) {
        Object value = all.get(name);
        if (value != null && !kind.isInstance(value)) {
            throw wrong(name, value, null);
        }
        return kind.cast(value);
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }

    private static <A, T> T read(String name, A value, Function<A, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw wrong(name, value, e);
        }
    }

    private static DropsizeException wrong(
            String name, @Nullable Object value, @Nullable Exception cause) {
        return new DropsizeException(
                ErrorKind.BAD_SETTING, cause, "The setting “" + name + "” can't be " + value + ".");
    }
}
