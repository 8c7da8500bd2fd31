package io.dropsize.about;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0, with its order: build metadata after "+" is ignored, so
 * two versions may compare as equal without being equal.
 *
 * @param core major, minor and patch, as digits
 * @param preRelease the identifiers after "-", such as "rc" and "1"; empty for a release
 * @param build the build metadata after "+"
 */
public record Version(List<String> core, List<String> preRelease, List<String> build)
        implements Comparable<Version> {
    private static final int LONGEST = 64;
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String WORDS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile(
                    NUMBER
                            + "\\."
                            + NUMBER
                            + "\\."
                            + NUMBER
                            + "(?:-"
                            + WORDS
                            + ")?(?:\\+"
                            + WORDS
                            + ")?");

    public Version {
        core = List.copyOf(core);
        preRelease = List.copyOf(preRelease);
        build = List.copyOf(build);
    }

    /** Parses a version; empty if the text is not a version or is excessively long. */
    public static Optional<Version> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        List<String> preRelease = identifiers(found.group(4));
        if (preRelease.stream().anyMatch(word -> isNumber(word) && word.matches("0.+"))) {
            return Optional.empty();
        }
        return Optional.of(
                new Version(
                        List.of(found.group(1), found.group(2), found.group(3)),
                        preRelease,
                        identifiers(found.group(5))));
    }

    /** Returns whether this version precedes the release with the same number. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** Returns whether this version is newer than the other one. */
    public boolean isNewerThan(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Version other) {
        int order = compare(core, other.core);
        if (order != 0) {
            return order;
        }
        if (isPreRelease() != other.isPreRelease()) {
            return isPreRelease() ? -1 : 1;
        }
        return compare(preRelease, other.preRelease);
    }

    @Override
    public String toString() {
        return String.join(".", core)
                + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
                + (build.isEmpty() ? "" : "+" + String.join(".", build));
    }

    private static List<String> identifiers(@Nullable String dotted) {
        return dotted == null ? List.of() : List.of(dotted.split("\\.", -1));
    }

    /**
     * Compares the identifiers in order; if one list is a prefix of the other, the longer one is
     * later.
     */
    private static int compare(List<String> some, List<String> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int order = compare(some.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(some.size(), others.size());
    }

    private static int compare(String word, String other) {
        if (isNumber(word) != isNumber(other)) {
            return isNumber(word) ? -1 : 1;
        }
        boolean longer = isNumber(word) && word.length() != other.length();
        return longer ? Integer.compare(word.length(), other.length()) : word.compareTo(other);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }
}
