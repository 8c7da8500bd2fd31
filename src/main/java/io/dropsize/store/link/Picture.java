package io.dropsize.store.link;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A picture in one or several widths and formats, from which a browser chooses.
 *
 * @param variants at least one. The first is the fallback for old browsers, at the picture's width
 *     on the page
 * @param placeholder what is shown until the picture is loaded; null for none
 */
public record Picture(
        List<Variant> variants, @Nullable Placeholder placeholder, Placement placement) {
    /** Formats that compress better come first: browsers use the first one that they support. */
    private static final List<String> PREFERRED = List.of("image/avif", "image/webp");

    /**
     * One copy.
     *
     * @param mediaType of its format, such as {@code image/webp}
     * @param width in pixels
     * @param height in pixels
     * @param bytes its length; 0 if unknown
     */
    public record Variant(URI link, String mediaType, int width, int height, long bytes) {}

    /**
     * Where the page shows the picture.
     *
     * @param first whether it is visible before the page is scrolled: such a picture is loaded
     *     immediately and with high priority
     * @param sizes the HTML attribute that tells the browser how wide the picture is shown; null
     *     for the first variant's width, or the window's if that is narrower
     * @param blurred whether a tiny blurred picture is shown while it loads, not only its color
     */
    public record Placement(boolean first, @Nullable String sizes, boolean blurred) {
        /** Somewhere on the page. */
        public static final Placement DEFAULT = new Placement(false, null, false);

        /** Returns the same at the top of the page. */
        public Placement atTop() {
            return new Placement(true, sizes, blurred);
        }
    }

    /** Somewhere on the page. */
    public Picture(List<Variant> variants, @Nullable Placeholder placeholder) {
        this(variants, placeholder, Placement.DEFAULT);
    }

    /** Returns whether a browser can choose among several copies. */
    public boolean isResponsive() {
        return variants.size() > 1;
    }

    /** Returns the same in another place. */
    public Picture with(Placement other) {
        return new Picture(variants, placeholder, other);
    }

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
    public String html(Description description) {
        return "<picture>"
                + types().stream().map(this::source).collect(Collectors.joining())
                + image(description)
                + "</picture>";
    }

    /**
     * The variant that a browser fetches if it supports all formats.
     *
     * @param viewport the window's width in CSS pixels
     * @param density pixels of the screen per CSS pixel
     */
    public Variant fetched(int viewport, int density) {
        int needed = Math.min(viewport, variants.getFirst().width()) * density;
        List<Variant> sorted = variants(types().getFirst());
        return sorted.stream()
                .filter(one -> one.width() >= needed)
                .findFirst()
                .orElseGet(sorted::getLast);
    }

    /** The media types, the one that browsers prefer first. */
    List<String> types() {
        return variants.stream()
                .map(Variant::mediaType)
                .distinct()
                .sorted(Comparator.comparingInt(Picture::rank))
                .toList();
    }

    /** The variants of a media type, the narrowest first. */
    List<Variant> variants(String mediaType) {
        return variants.stream()
                .filter(one -> one.mediaType().equals(mediaType))
                .sorted(Comparator.comparingInt(Variant::width))
                .toList();
    }

    private static int rank(String mediaType) {
        int place = PREFERRED.indexOf(mediaType);
        return place < 0 ? PREFERRED.size() : place;
    }

    private String source(String mediaType) {
        String candidates =
                variants(mediaType).stream()
                        .map(one -> Links.candidate(one.link(), one.width()))
                        .collect(Collectors.joining(", "));
        return "<source"
                + Links.attribute("type", mediaType)
                + Links.attribute("srcset", candidates)
                + Links.attribute("sizes", sizes())
                + ">";
    }

    String sizes() {
        int layout = variants.getFirst().width();
        return Objects.requireNonNullElseGet(
                placement.sizes(), () -> "(min-width: %dpx) %dpx, 100vw".formatted(layout, layout));
    }

    private String image(Description description) {
        Variant first = variants.getFirst();
        return "<img"
                + Links.attribute("src", Links.address(first.link()))
                + Links.attribute("width", Integer.toString(first.width()))
                + Links.attribute("height", Integer.toString(first.height()))
                + Links.attributes(description)
                + (placement.first()
                        ? Links.attribute("loading", "eager")
                                + Links.attribute("fetchpriority", "high")
                        : Links.attribute("loading", "lazy"))
                + Links.attribute("decoding", "async")
                + Links.attribute("style", "max-width:100%;height:auto" + background())
                + ">";
    }

    private String background() {
        String color = placeholder == null ? null : placeholder.color();
        String image = placeholder == null ? null : placeholder.image();
        return color == null
                ? ""
                : ";background:"
                        + color
                        + (placement.blurred() && image != null
                                ? " url(" + image + ") 0 0/100% 100%"
                                : "");
    }
}
