package io.dropsize.settings.json;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorDetail;
import io.dropsize.error.SettingProblem;

import org.jspecify.annotations.Nullable;

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
 * value is a DropsizeException of kind BAD_SETTING that names it. {@linkplain #asLenient() Lenient}
 * fields record it in {@link #misread} instead, and read invalid and missing values from other
 * fields.
 *
 * <p>Tracks which fields were read, so that {@link JsonMerge} can write back the others.
 */
public final class JsonFields {
    private static final JsonFields EMPTY = new JsonFields(Map.of());

    private final Map<?, ?> all;
    private final @Nullable Fallbacks fallbacks;
    private final Map<String, List<ErrorDetail>> misread = new LinkedHashMap<>();
    private final Map<String, JsonFields> parts = new HashMap<>();
    private final Map<String, List<JsonFields>> lists = new HashMap<>();
    private final List<String> read = new ArrayList<>();

    /** The fields that replace missing values and invalid ones. */
    private record Fallbacks(JsonFields missing, JsonFields invalid) {
        private Fallbacks nested(String name) {
            return new Fallbacks(missing.nested(name), invalid.nested(name));
        }
    }

    private JsonFields(Map<?, ?> all, @Nullable Fallbacks fallbacks) {
        this.all = all;
        this.fallbacks = fallbacks;
    }

    public JsonFields(Map<?, ?> all) {
        this(all, null);
    }

    /** Returns the fields of values that {@link JsonText#write} accepts, as if they were read. */
    public static JsonFields of(Map<String, @Nullable Object> written) {
        return new JsonFields(JsonValues.plain(written));
    }

    /** Returns the same fields, none of which counts as read; invalid values are read as null. */
    public JsonFields asLenient() {
        return asLenient(EMPTY, EMPTY);
    }

    /** Returns the same fields, none of which counts as read, with replacements for values. */
    public JsonFields asLenient(JsonFields missing, JsonFields invalid) {
        return new JsonFields(all, new Fallbacks(missing, invalid));
    }

    private JsonFields nested(String name) {
        Map<?, ?> fields = all.get(name) instanceof Map<?, ?> object ? object : Map.of();
        return new JsonFields(fields, fallbacks == null ? null : fallbacks.nested(name));
    }

    Map<?, ?> all() {
        return all;
    }

    boolean wasRead(String name) {
        return read.contains(name);
    }

    /** Returns the nested object that was read under the name. */
    @Nullable JsonFields part(String name) {
        return parts.get(name);
    }

    /** Returns the objects of a list that were read under the name, without invalid ones. */
    @Nullable List<JsonFields> list(String name) {
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

    boolean isMisread(String name) {
        return misread.containsKey(name);
    }

    /** Returns whether the field has the value null. */
    public boolean isNull(String name) {
        return all.containsKey(name) && all.get(name) == null;
    }

    /** Returns a value, or the replacement of a missing or invalid one, which is read alike. */
    private <T> @Nullable T or(
            String name, @Nullable T value, Function<JsonFields, @Nullable T> reader) {
        if (value != null || fallbacks == null) {
            return value;
        }
        return reader.apply(isMisread(name) ? fallbacks.invalid() : fallbacks.missing());
    }

    public @Nullable String text(String name) {
        return text(name, text -> text);
    }

    /** Reads a text that represents another value. */
    public <T> @Nullable T text(String name, Function<String, T> reader) {
        return value(name, String.class, reader, other -> other.text(name, reader));
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> kind) {
        return text(name, text -> Enum.valueOf(kind, text));
    }

    /** Reads a list of texts; empty if the field is missing. */
    List<String> texts(String name) {
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

    /** Reads a boolean; false if there is none. */
    public boolean flag(String name) {
        Boolean flag = value(name, Boolean.class, truth -> truth, other -> other.flag(name));
        return Boolean.TRUE.equals(flag);
    }

    public @Nullable Integer integer(String name) {
        return value(name, Number.class, JsonValues::integer, other -> other.integer(name));
    }

    @Nullable Long wide(String name) {
        return value(name, Number.class, JsonValues::wide, other -> other.wide(name));
    }

    public @Nullable Double real(String name) {
        return value(name, Number.class, JsonValues::finite, other -> other.real(name));
    }

    private <A, T> @Nullable T value(
            String name,
            Class<A> kind,
            Function<A, T> reader,
            Function<JsonFields, @Nullable T> fallback) {
        A value = as(name, kind);
        return or(name, value == null ? null : read(name, value, reader), fallback);
    }

    /** Reads a nested object, with the same leniency. */
    public <T> @Nullable T part(String name, Function<JsonFields, T> reader) {
        T value = part(name, fallbacks == null ? null : fallbacks.nested(name), reader);
        return or(name, value, other -> other.part(name, reader));
    }

    /** Reads a nested object that is invalid if any part of it is. */
    public <T> @Nullable T whole(String name, Function<JsonFields, T> reader) {
        return or(name, part(name, null, reader), other -> other.whole(name, reader));
    }

    private <T> @Nullable T part(
            String name, @Nullable Fallbacks inner, Function<JsonFields, T> reader) {
        Map<?, ?> fields = as(name, Map.class);
        if (fields == null) {
            return null;
        }
        JsonFields part = new JsonFields(fields, inner);
        parts.put(name, part);
        return read(name, part, reader);
    }

    /** Reads nested objects, each of which is invalid if any part of it is. */
    public <T> @Nullable List<T> parts(String name, Function<JsonFields, T> reader) {
        List<?> values = as(name, List.class);
        return or(
                name,
                values == null ? null : elements(name, values, reader),
                other -> other.parts(name, reader));
    }

    private <T> List<T> elements(String name, List<?> values, Function<JsonFields, T> reader) {
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
        JsonFields element = new JsonFields(fields);
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
        String found = JsonValues.shown(value);
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
        if (fallbacks == null) {
            throw wrong;
        }
        misread.computeIfAbsent(name, _ -> new ArrayList<>()).add(wrong.asDetail());
    }

    /** Returns the name of this element of a list, for errors, if it has one. */
    private Optional<String> owner() {
        return all.get("name") instanceof String name
                ? Optional.of(JsonValues.shown(name))
                : Optional.empty();
    }
}
