package io.dropsize.ui.upload.intake;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.SourceScanner;
import io.dropsize.ui.kit.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The items of a drop without a row, and the notice that names them. */
final class SkippedItems {
    private static final int MAX_NAMES = 3;
    private static final int MAX_LENGTH = 80;

    private final List<String> others = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<DropsizeException> problems = new ArrayList<>();

    void add(SourceScanner.Report report) {
        others.addAll(report.others());
        problems.addAll(report.problems());
    }

    /** Adds an address that Dropsize can't read from. */
    void addUnreadable(String address) {
        unreadable.add(address);
    }

    /** Returns the notice's lines, of limited number and length; empty if nothing was skipped. */
    String message() {
        Stream<String> sentences =
                Stream.of(
                        sentence("upload.left-out.one", "upload.left-out.many", others),
                        sentence("upload.unreadable.one", "upload.unreadable.many", unreadable),
                        problems.stream()
                                .limit(MAX_NAMES)
                                .map(ErrorText::of)
                                .collect(Collectors.joining("\n")),
                        problems.size() > MAX_NAMES
                                ? Texts.of("upload.problems.more", problems.size() - MAX_NAMES)
                                : "");
        return sentences.filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String sentence(String one, String many, List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> Texts.of(one, shown(names.getFirst()));
            default -> Texts.of(many, names.size(), list(names));
        };
    }

    private static String list(List<String> names) {
        String first =
                names.stream()
                        .limit(MAX_NAMES)
                        .map(SkippedItems::shown)
                        .collect(Collectors.joining(", "));
        int more = names.size() - MAX_NAMES;
        return more > 0 ? Texts.of("upload.left-out.more", first, more) : first;
    }

    /** Returns a name on one line, with a limited length. */
    private static String shown(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "\u2026";
    }
}
