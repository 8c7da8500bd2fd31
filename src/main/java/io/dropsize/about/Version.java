package io.dropsize.about;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0, whose numbers have at most nine digits. The order is that
 * of {@link ModuleDescriptor.Version}, which is the same if each identifier is a word or a number.
 * Build metadata after "+" does not affect it, so two versions may compare as equal without being
 * equal.
 */
public record Version(String text) implements Comparable<Version> {
    private static final int MAX_LENGTH = 64;
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,8})";
    private static final String WORD = "(?:" + NUMBER + "|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final String BUILD = "[0-9A-Za-z-]+";
    private static final Pattern FORM =
            Pattern.compile(
                    NUMBER
                            + ("(?:\\." + NUMBER + "){2}")
                            + ("(?:-" + WORD + "(?:\\." + WORD + ")*)?")
                            + ("(?:\\+" + BUILD + "(?:\\." + BUILD + ")*)?"));

    /** Parses a version; empty if the text is not a version or is excessively long. */
    public static Optional<Version> parse(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches()
                ? Optional.of(new Version(text))
                : Optional.empty();
    }

    /** Returns whether this version precedes the release with the same number. */
    public boolean isPreRelease() {
        return withoutBuild().contains("-");
    }

    /** Returns whether this version is newer than the other one. */
    public boolean isNewerThan(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Version other) {
        return order().compareTo(other.order());
    }

    private ModuleDescriptor.Version order() {
        return ModuleDescriptor.Version.parse(withoutBuild());
    }

    private String withoutBuild() {
        return text.replaceFirst("\\+.*", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
