package io.dropsize.settings.json;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorDetail;
import io.dropsize.error.SettingProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of one JSON object. A missing field and a null field are both read as null. An invalid
 * value is a DropsizeException of kind BAD_SETTING that names it; {@linkplain #lenient lenient}
 * fields record it in {@link #misread} and read null instead.
 *
 * <p>Tracks which fields were read, so that {@link JsonMerge} can write back the others.
 */
public final class JsonFields {
    private static final int MAX_SHOWN = 60;

    private final Map<?, ?> all;
    private final boolean lenient;
    private final Map<String, List<ErrorDetail>> misread = new LinkedHashMap<>();
    private final Map<String, JsonFields> parts = new HashMap<>();
    private final Map<String, List<JsonFields>> lists = new HashMap<>();
    private final List<String> read = new ArrayList<>();

    private JsonFields(Map<?, ?> all, boolean lenient) {
        this.all = all;
        this.lenient = lenient;
    }

    public JsonFields(Map<?, ?> all) {
        this(all, false);
    }

    /**
     * Returns the same fields, none of which counts as read, with lenient treatment of invalid
     * values.
     */
    public JsonFields asLenient() {
        return new JsonFields(all, true);
    }

    public Map<?, ?> all() {
        return all;
    }

    public boolean wasRead(String name) {
        return read.contains(name);
    }

    /** Returns the nested object that was read under the name. */
    public @Nullable JsonFields part(String name) {
        return parts.get(name);
    }

    /** Returns the objects of a list that were read under the name, without invalid ones. */
    public @Nullable List<JsonFields> list(String name) {
        return lists.get(name);
    }

    /**
     * Why values of lenient fields could not be read, by field, including those of nested objects.
     */
    public Map<String, List<ErrorDetail>> misread() {
        Map<String, List<ErrorDetail>> found = new LinkedHashMap<>(misread);
        parts.forEach(
                (name, part) ->
                        part.misread().forEach((inner, why) -> found.put(name + "." + inner, why)));
        return found;
    }

    public boolean isMisread(String name) {
        return misread.containsKey(name);
    }

    /**
     * Returns a field's value, the default if the field is missing, or the value in use if it can't
     * be read.
     */
    public <T> T or(String name, @Nullable T value, T usual, T inUse) {
        return value != null ? value : isMisread(name) ? inUse : usual;
    }

    /** Returns the name in the file of a field that had another name in earlier versions. */
    public String name(String now, String earlier) {
        return has(now) || !has(earlier) ? now : earlier;
    }

    public boolean has(String name) {
        read.add(name);
        return all.containsKey(name);
    }

    public @Nullable String text(String name) {
        return as(name, String.class);
    }

    /** Reads a text that represents another value. */
    public <T> @Nullable T text(String name, Function<String, T> reader) {
        String text = text(name);
        return text == null ? null : read(name, text, reader);
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> kind) {
        return text(name, text -> Enum.valueOf(kind, text));
    }

    /** Reads a list of texts; empty if the field is missing. */
    public List<String> texts(String name) {
        List<?> values = as(name, List.class);
        List<String> found = new ArrayList<>();
        for (Object value : values == null ? List.of() : values) {
            if (value instanceof String text) {
                found.add(text);
            } else {
                wrong(name, value, null);
            }
        }
        return found;
    }

    /** Reads a boolean; false if the field is missing. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(as(name, Boolean.class));
    }

    public @Nullable Integer integer(String name) {
        Number number = as(name, Number.class);
        return number == null ? null : read(name, number, n -> exact(n).intValueExact());
    }

    public @Nullable Long wide(String name) {
        Number number = as(name, Number.class);
        return number == null ? null : read(name, number, n -> exact(n).longValueExact());
    }

    public @Nullable Double real(String name) {
        Number number = as(name, Number.class);
        return number == null ? null : read(name, number, JsonFields::finite);
    }

    /** Reads a nested object, with the same leniency. */
    public <T> @Nullable T part(String name, Function<JsonFields, T> reader) {
        return part(name, lenient, reader);
    }

    /** Reads a nested object that is invalid if any part of it is. */
    public <T> @Nullable T whole(String name, Function<JsonFields, T> reader) {
        return part(name, false, reader);
    }

    private <T> @Nullable T part(String name, boolean leniently, Function<JsonFields, T> reader) {
        Map<?, ?> fields = as(name, Map.class);
        if (fields == null) {
            return null;
        }
        JsonFields part = new JsonFields(fields, leniently);
        parts.put(name, part);
        return read(name, part, reader);
    }

    /** Reads nested objects, each of which is invalid if any part of it is. */
    public <T> @Nullable List<T> parts(String name, Function<JsonFields, T> reader) {
        List<?> values = as(name, List.class);
        if (values == null) {
            return null;
        }
        List<T> found = new ArrayList<>();
        List<JsonFields> sound = new ArrayList<>();
        for (Object value : values) {
            T one = value instanceof Map<?, ?> fields ? element(name, fields, reader, sound) : null;
            if (one != null) {
                found.add(one);
            } else if (!(value instanceof Map<?, ?>)) {
                wrong(name, value, null);
            }
        }
        lists.put(name, sound);
        return found;
    }

    private <T> @Nullable T element(
            String name, Map<?, ?> fields, Function<JsonFields, T> reader, List<JsonFields> sound) {
        JsonFields element = new JsonFields(fields, false);
        T one = read(name, element, reader);
        if (one != null) {
            sound.add(element);
        }
        return one;
    }

    /**
     * Returns the value of a required field.
     *
     * @throws DropsizeException BAD_SETTING if the field is missing
     */
    public <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw owner().map(
                            owner ->
                                    DropsizeException.setting(
                                            SettingProblem.ELEMENT_VALUE_MISSING, name, owner))
                    .orElseGet(() -> DropsizeException.setting(SettingProblem.VALUE_MISSING, name));
        }
        return value;
    }

    private <T> @Nullable T as(String name, Class<T> kind) {
        read.add(name);
        Object value = all.get(name);
        if (value != null && !kind.isInstance(value)) {
            wrong(name, value, null);
            return null;
        }
        return kind.cast(value);
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }

    private static double finite(Number number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value)) {
            throw new ArithmeticException("beyond all numbers");
        }
        return value;
    }

    private <A, T> @Nullable T read(String name, A value, Function<A, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            wrong(name, value instanceof JsonFields fields ? fields.all : value, e);
        } catch (DropsizeException e) {
            note(name, e);
        }
        return null;
    }

    private void wrong(String name, @Nullable Object value, @Nullable Exception cause) {
        String found = shown(value);
        note(
                name,
                owner().map(
                                owner ->
                                        DropsizeException.setting(
                                                SettingProblem.ELEMENT_VALUE_INVALID,
                                                cause,
                                                name,
                                                found,
                                                owner))
                        .orElseGet(
                                () ->
                                        DropsizeException.setting(
                                                SettingProblem.VALUE_INVALID, cause, name, found)));
    }

    private void note(String name, DropsizeException wrong) {
        if (!lenient) {
            throw wrong;
        }
        misread.computeIfAbsent(name, _ -> new ArrayList<>()).add(wrong.asDetail());
    }

    /** Returns the name of this element of a list, for errors, if it has one. */
    private Optional<String> owner() {
        return all.get("name") instanceof String name ? Optional.of(shown(name)) : Optional.empty();
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
