package io.dropsize.settings.json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes settings to a file without losing values that this version doesn't understand: unknown
 * fields, values that it can't read and that have not changed since, and destinations and presets
 * that it can't read.
 */
public final class JsonMerge {
    private JsonMerge() {}

    /**
     * The fields to write.
     *
     * @param file the file's fields as they were read
     * @param before the fields of the settings as this version has read them
     * @param after the fields of the new settings
     */
    public static Map<String, @Nullable Object> merge(
            JsonFields file, Map<?, ?> before, Map<?, ?> after) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        after.forEach((name, value) -> merged.put(name.toString(), value));
        file.all()
                .forEach(
                        (key, kept) -> {
                            String name = key.toString();
                            Object then = before.get(name);
                            Object now = after.get(name);
                            if (!file.wasRead(name)) {
                                merged.putIfAbsent(name, kept);
                            } else if (kept instanceof List<?> all
                                    && now instanceof List<?> list
                                    && file.list(name) != null) {
                                merged.put(name, list(all, file.list(name), list));
                            } else if (file.isMisread(name)) {
                                if (Objects.equals(then, now)) {
                                    merged.put(name, kept);
                                }
                            } else if (now instanceof Map<?, ?> fields) {
                                merged.put(name, part(file.part(name), then, fields));
                            }
                        });
        return merged;
    }

    private static Map<?, ?> part(@Nullable JsonFields file, @Nullable Object then, Map<?, ?> now) {
        if (file == null || !(then instanceof Map<?, ?> before)) {
            return now;
        }
        boolean sameKind = Objects.equals(before.get("kind"), now.get("kind"));
        return sameKind ? merge(file, before, now) : now;
    }

    /**
     * Merges lists: elements of the same name keep their unknown fields, and unreadable elements
     * come last.
     */
    private static List<?> list(List<?> all, @Nullable List<JsonFields> sound, List<?> now) {
        List<JsonFields> understood = sound == null ? List.of() : sound;
        List<@Nullable Object> merged = new ArrayList<>();
        for (Object element : now) {
            Object name = nameOf(element);
            JsonFields file =
                    understood.stream()
                            .filter(one -> Objects.equals(nameOf(one.all()), name))
                            .findFirst()
                            .orElse(null);
            merged.add(
                    file != null && element instanceof Map<?, ?> fields
                            ? merge(file, fields, fields)
                            : element);
        }
        for (Object element : all) {
            boolean read = understood.stream().anyMatch(one -> one.all().equals(element));
            Object name = nameOf(element);
            boolean replaced =
                    name != null && now.stream().anyMatch(one -> Objects.equals(nameOf(one), name));
            if (!read && !replaced) {
                merged.add(element);
            }
        }
        return merged;
    }

    private static @Nullable Object nameOf(@Nullable Object element) {
        return element instanceof Map<?, ?> fields ? fields.get("name") : null;
    }
}
