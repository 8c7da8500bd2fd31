import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The releases in the changelog, newest first, for the software centres. */
final class Releases {
    private static final Pattern HEADING =
            Pattern.compile("## \\[?(\\d[^] ]*)]? [-–—] (\\d{4}-\\d{2}-\\d{2})");

    private final List<Matcher> released;
    private final String version;
    private final LocalDate day;

    /**
     * @throws IllegalStateException if a release version is not in the changelog
     */
    Releases(List<String> changelog, String version, LocalDate day) {
        this.released = changelog.stream().map(HEADING::matcher).filter(Matcher::matches).toList();
        this.version = version;
        this.day = day;
        if (!isSnapshot() && released.stream().noneMatch(one -> one.group(1).equals(version))) {
            throw new IllegalStateException("CHANGELOG.md has no \"## " + version + " - DATE\".");
        }
    }

    String xml() {
        String own = isSnapshot() ? release(version, day.toString(), "development") : "";
        return released.stream()
                .map(one -> release(one.group(1), one.group(2), "stable"))
                .collect(Collectors.joining("", "<releases>\n" + own, "  </releases>"));
    }

    private boolean isSnapshot() {
        return version.endsWith("-SNAPSHOT");
    }

    private static String release(String version, String day, String type) {
        String notes = "https://github.com/dropsize/dropsize/releases/tag/v" + version;
        String start =
                "    <release version=\"%s\" date=\"%s\" type=\"%s\"".formatted(version, day, type);
        return type.equals("stable")
                ? "%s>\n      <url>%s</url>\n    </release>\n".formatted(start, notes)
                : start + "/>\n";
    }
}
