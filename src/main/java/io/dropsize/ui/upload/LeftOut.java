package io.dropsize.ui.upload;

import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.SourceScanner;
import io.dropsize.ui.kit.Texts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said about the part of a drop that got no row. */
final class LeftOut {
    private LeftOut() {}

    /** Empty when there is nothing to say. */
    static String words(SourceScanner.Report report) {
        List<String> others = report.others();
        String left =
                switch (others.size()) {
                    case 0 -> "";
                    case 1 -> Texts.of("upload.left-out.one", others.getFirst());
                    default -> Texts.of("upload.left-out.many", others.size());
                };
        return Stream.concat(Stream.of(left), report.problems().stream().map(ErrorText::of))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
