package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How objects are named: text with the fields {@code {yyyy} {MM} {dd} {name} {slug} {hash} {uuid}
 * {counter} {folder} {path} {preset} {width} {height} {ext}}. {@code {slug}} is the same as {@code
 * {name}}. A field without a value leaves no empty folder. A key contains letters and digits of any
 * script in Unicode's composed form (NFC), and only those other ASCII characters that need no
 * escaping in an address and no quoting in a shell. It is at most 900 bytes long in UTF-8; S3
 * allows 1,024.
 */
public record KeyTemplate(String text) {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)\\}");
    private static final Set<String> FIELDS =
            Set.of(
                    "yyyy", "MM", "dd", "name", "slug", "hash", "uuid", "counter", "folder", "path",
                    "preset", "width", "height", "ext");

    /** At least one of them is needed: they differ between the images of an upload. */
    private static final List<String> DISTINCT =
            List.of("{name}", "{slug}", "{hash}", "{uuid}", "{counter}");

    private static final int MAX_KEY_BYTES = 900;

    /** Declared after the constants that its own validation needs. */
    public static final KeyTemplate DEFAULT = new KeyTemplate("{yyyy}/{MM}/{name}-{hash}.{ext}");

    /**
     * @throws DropsizeException one of the kinds that begin with TEMPLATE
     */
    public KeyTemplate {
        validate(text);
    }

    /**
     * The values of the fields.
     *
     * @param name the source's name without its extension, as the user has it
     * @param hash at least 8 hexadecimal digits, derived from source and preset
     */
    public record Values(
            LocalDate date,
            String name,
            String hash,
            String preset,
            int width,
            int height,
            String extension,
            KeyContext context) {}

    /** Returns a template with a folder before it, if both together are valid. */
    public static Optional<String> inFolder(String folder, String template) {
        if (folder.isEmpty() || template.startsWith(folder + "/")) {
            return Optional.of(template);
        }
        try {
            return Optional.of(new KeyTemplate(folder + "/" + template).text());
        } catch (DropsizeException _) {
            return Optional.empty();
        }
    }

    /** Returns whether different pictures with the same name get different keys. */
    public boolean unique() {
        return text.contains("{hash}") || text.contains("{uuid}");
    }

    /** Returns the folder of all keys, with its slash; empty if they have none in common. */
    public String fixedFolder() {
        int field = text.indexOf('{');
        return text.substring(0, text.lastIndexOf('/', field < 0 ? text.length() : field) + 1);
    }

    public String key(Values values) {
        String prefix = values.context().prefix();
        String folders = prefix.isEmpty() ? "" : prefix + "/";
        int left = MAX_KEY_BYTES - Utf8.bytes(folders);
        String key =
                FIELD.matcher(text)
                        .replaceAll(
                                field -> Matcher.quoteReplacement(value(field.group(1), values)))
                        .replaceAll("/{2,}", "/")
                        .replaceFirst("^/", "");
        return folders
                + (Utf8.bytes(key) <= left ? key : Utf8.end(key, left).replaceFirst("^[/.]+", ""));
    }

    private static String value(String field, Values values) {
        return switch (field) {
            case "yyyy" -> String.format(Locale.ROOT, "%04d", values.date().getYear());
            case "MM" -> String.format(Locale.ROOT, "%02d", values.date().getMonthValue());
            case "dd" -> String.format(Locale.ROOT, "%02d", values.date().getDayOfMonth());
            case "name", "slug" -> slug(values.name());
            case "hash" -> values.hash().substring(0, 8);
            case "uuid" -> values.context().uuid().toString();
            case "counter" -> Integer.toString(values.context().number());
            case "folder" -> folders(values.context().folder());
            case "path" -> folders(values.context().path());
            case "preset" -> slug(values.preset());
            case "width" -> Integer.toString(values.width());
            case "height" -> Integer.toString(values.height());
            case "ext" -> values.extension();
            default -> throw new IllegalStateException("validated: " + field);
        };
    }

    /** Returns the name as a part of a key; see {@link Slug}. */
    public static String slug(String name) {
        return Slug.of(name);
    }

    private static String folders(String path) {
        return Stream.of(path.split("/"))
                .filter(folder -> !folder.isEmpty())
                .map(Slug::of)
                .collect(Collectors.joining("/"));
    }

    private static void validate(String text) {
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            if (!FIELDS.contains(fields.group(1))) {
                throw new DropsizeException(ErrorKind.TEMPLATE_FIELD_UNKNOWN, fields.group(1));
            }
        }
        String rest = fields.replaceAll("x");
        if (!rest.matches("[A-Za-z0-9!_.*'()/-]+")) {
            throw new DropsizeException(ErrorKind.TEMPLATE_CHARACTER_WRONG);
        }
        if (rest.startsWith("/")
                || rest.endsWith("/")
                || rest.contains("//")
                || ("/" + rest + "/").matches(".*/\\.{1,2}/.*")) {
            throw new DropsizeException(ErrorKind.TEMPLATE_FOLDER_WRONG);
        }
        if (DISTINCT.stream().noneMatch(text::contains)) {
            throw new DropsizeException(ErrorKind.TEMPLATE_NOT_UNIQUE);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
