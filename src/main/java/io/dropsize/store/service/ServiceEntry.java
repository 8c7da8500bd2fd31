package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields of one object of {@code services.json}. Every method rejects an invalid value. */
final class ServiceEntry {
    private final Map<?, ?> fields;
    private final Set<Object> read = new HashSet<>();

    ServiceEntry(Object fields) {
        this.fields = as(fields, Map.class);
    }

    String text(String name) {
        return as(fields.get(name), String.class, name);
    }

    @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    /** Reads a list; empty if the field is missing. */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        if (has(name)) {
            for (Object value : as(fields.get(name), List.class, name)) {
                values.add(as(value, String.class, name));
            }
        }
        return List.copyOf(values);
    }

    /** Reads texts by name; empty if the field is missing. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(name)) {
            for (Map.Entry<?, ?> each :
                    ((Map<?, ?>) as(fields.get(name), Map.class, name)).entrySet()) {
                texts.put(String.valueOf(each.getKey()), as(each.getValue(), String.class, name));
            }
        }
        return texts;
    }

    List<ServiceEntry> entries(String name) {
        List<ServiceEntry> entries = new ArrayList<>();
        for (Object value : as(fields.get(name), List.class, name)) {
            entries.add(new ServiceEntry(value));
        }
        return entries;
    }

    ServiceEntry entry(String name) {
        return new ServiceEntry(as(fields.get(name), Map.class, name));
    }

    /** Returns a constant, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        return Enum.valueOf(kind, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * @throws IllegalArgumentException if there is a field that was not read
     */
    void requireAllRead() {
        fields.keySet().stream()
                .filter(name -> !read.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException("unknown field " + name);
                        });
    }

    private boolean has(String name) {
        read.add(name);
        return fields.containsKey(name);
    }

    private <T> T as(@Nullable Object value, Class<T> type, String name) {
        read.add(name);
        try {
            return as(value, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is " + value, e);
        }
    }

    private static <T> T as(@Nullable Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(type.getSimpleName());
        }
        return type.cast(value);
    }
}
