package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A picture in several widths and formats, from which a browser chooses.
 *
 * @param variants at least one. The first is the fallback for old browsers, at the picture's width
 *     on the page
 * @param color that is shown until the picture is loaded, as {@code #rrggbb}; null for none
 */
public record Picture(List<Variant> variants, @Nullable String color) {
    /** Formats that compress better come first: browsers use the first one that they support. */
    private static final List<String> PREFERRED = List.of("image/avif", "image/webp");

    /**
     * One copy.
     *
     * @param mediaType of its format, such as {@code image/webp}
     * @param width in pixels
     * @param height in pixels
     */
    public record Variant(URI link, String mediaType, int width, int height) {}

    public Picture {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("nothing to show");
        }
    }

    /**
     * The {@code <picture>} element, as one line. It needs no style sheet: it is never wider than
     * its surroundings, and its place has the right size before it is loaded.
     */
    public String html(String alt) {
        return "<picture>"
                + types().stream().map(this::source).collect(Collectors.joining())
                + image(alt)
                + "</picture>";
    }

    private List<String> types() {
        return variants.stream()
                .map(Variant::mediaType)
                .distinct()
                .sorted(Comparator.comparingInt(Picture::rank))
                .toList();
    }

    private static int rank(String mediaType) {
        int place = PREFERRED.indexOf(mediaType);
        return place < 0 ? PREFERRED.size() : place;
    }

    private String source(String mediaType) {
        String candidates =
                variants.stream()
                        .filter(one -> one.mediaType().equals(mediaType))
                        .sorted(Comparator.comparingInt(Variant::width))
                        .map(one -> Links.candidate(one.link(), one.width()))
                        .collect(Collectors.joining(", "));
        int layout = variants.getFirst().width();
        return "<source"
                + Links.attribute("type", mediaType)
                + Links.attribute("srcset", candidates)
                + Links.attribute(
                        "sizes", "(min-width: %dpx) %dpx, 100vw".formatted(layout, layout))
                + ">";
    }

    private String image(String alt) {
        Variant first = variants.getFirst();
        String background = color == null ? "" : ";background:" + color;
        return "<img"
                + Links.attribute("src", Links.address(first.link()))
                + Links.attribute("width", Integer.toString(first.width()))
                + Links.attribute("height", Integer.toString(first.height()))
                + Links.attribute("alt", Links.oneLine(alt))
                + Links.attribute("loading", "lazy")
                + Links.attribute("decoding", "async")
                + Links.attribute("style", "max-width:100%;height:auto" + background)
                + ">";
    }
}
