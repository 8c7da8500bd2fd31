package io.dropsize.ui.upload.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.SourceScanner;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class SkippedItemsTest {
    private final SkippedItems left = new SkippedItems();

    @Test
    void skippedFilesAreNamed() {
        left.add(report("a.txt", "b.mp4"));

        assertThat(left.message()).contains("a.txt, b.mp4");
    }

    @Test
    void ofManyTheFirstAreNamedAndTheOthersCounted() {
        left.add(report("1.txt", "2.txt", "3.txt", "4.txt", "5.txt"));

        assertThat(left.message()).contains("Skipped 5").contains("1.txt, 2.txt, 3.txt and 2 more");
    }

    @Test
    void namesCannotBreakTheLine() {
        left.add(report("a\n\u202eb.txt"));

        assertThat(left.message()).doesNotContain("\n", "\u202e");
    }

    @Test
    void theNoticeIsShortWhateverTheNumberOfEntries() {
        DropsizeException gone = new DropsizeException(ErrorKind.FILE_GONE, "a.jpg");
        left.add(new SourceScanner.Report(0, List.of(), Collections.nCopies(10_000, gone)));
        for (int i = 0; i < 10_000; i++) {
            left.addUnreadable("smb://nas/" + "x".repeat(500));
        }

        assertThat(left.message()).hasSizeLessThan(1000).contains("9,997 more items");
    }

    private static SourceScanner.Report report(String... others) {
        return new SourceScanner.Report(0, List.of(others), List.of());
    }
}
