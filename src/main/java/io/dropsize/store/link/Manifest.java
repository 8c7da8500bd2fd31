package io.dropsize.store.link;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An image for data files of static site generators, as a JSON object on one line: {@code metadata}
 * has the shape of eleventy-img's metadata, and {@code attributes} are those of the element.
 */
final class Manifest {
    private Manifest() {}

    /**
     * The object of one image.
     *
     * @param name of its source
     */
    static String of(String name, Description description, Picture picture) {
        Placeholder placeholder = picture.placeholder();
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("source", string(name));
        if (placeholder != null) {
            fields.put("color", string(placeholder.color()));
            fields.put("placeholder", string(placeholder.image()));
            fields.put("thumbhash", string(placeholder.thumbHash()));
            fields.put("blurhash", string(placeholder.blurHash()));
        }
        fields.put("attributes", attributes(description, picture));
        Map<String, @Nullable String> formats = new LinkedHashMap<>();
        for (String type : picture.types()) {
            List<Picture.Variant> variants = picture.variants(type);
            formats.put(
                    format(type),
                    variants.stream()
                            .map(Manifest::variant)
                            .collect(Collectors.joining(",", "[", "]")));
        }
        fields.put("metadata", object(formats));
        return object(fields);
    }

    private static String attributes(Description description, Picture picture) {
        boolean first = picture.placement().first();
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("alt", string(Links.oneLine(description.text())));
        String title = description.title();
        fields.put("title", title == null ? null : string(Links.oneLine(title)));
        fields.put("sizes", string(picture.sizes()));
        fields.put("loading", string(first ? "eager" : "lazy"));
        fields.put("fetchpriority", first ? string("high") : null);
        fields.put("decoding", string("async"));
        return object(fields);
    }

    private static String variant(Picture.Variant variant) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("format", string(format(variant.mediaType())));
        fields.put("width", Integer.toString(variant.width()));
        fields.put("height", Integer.toString(variant.height()));
        fields.put("url", string(Links.address(variant.link())));
        fields.put("sourceType", string(variant.mediaType()));
        fields.put("srcset", string(Links.candidate(variant.link(), variant.width())));
        fields.put("size", variant.bytes() > 0 ? Long.toString(variant.bytes()) : null);
        return object(fields);
    }

    private static String format(String mediaType) {
        return mediaType.substring(mediaType.indexOf('/') + 1);
    }

    private static @Nullable String string(@Nullable String text) {
        return text == null ? null : Links.jsonString(text);
    }

    /** Returns an object without the fields that have no value. */
    private static String object(Map<String, @Nullable String> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(
                        field ->
                                string(field.getKey())
                                        + ":"
                                        + Objects.requireNonNull(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
