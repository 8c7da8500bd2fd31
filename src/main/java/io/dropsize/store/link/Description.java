package io.dropsize.store.link;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What a page says about an image.
 *
 * @param alt the alternative text; empty for a decorative image, null if the user has entered none
 * @param title the title, such as a caption or tooltip; null for none
 */
public record Description(@Nullable String alt, @Nullable String title) {
    public static final Description NONE = new Description(null, null);

    public Description {
        title = title == null || title.isBlank() ? null : title;
    }

    /** Returns a description without a title. */
    public static Description of(String alt) {
        return new Description(alt, null);
    }

    /** The alternative text; empty if there is none. */
    public String text() {
        return Objects.requireNonNullElse(alt, "");
    }

    /**
     * Returns this description with a suggested alternative text, unless the user has entered one.
     */
    public Description orAlt(@Nullable String suggested) {
        return alt == null ? new Description(suggested, title) : this;
    }

    /** Returns this description, completed from an earlier one of the same image. */
    public Description or(Description earlier) {
        return orAlt(earlier.alt).withTitle(title == null ? earlier.title : title);
    }

    public Description withAlt(@Nullable String other) {
        return new Description(other, title);
    }

    public Description withTitle(@Nullable String other) {
        return new Description(alt, other);
    }
}
