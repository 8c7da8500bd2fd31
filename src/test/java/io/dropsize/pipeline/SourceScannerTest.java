package io.dropsize.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class SourceScannerTest {
    private final SourceScanner scanner = new SourceScanner(new TextEngine());
    private final List<String> found = new ArrayList<>();

    @TempDir Path folder;

    @Test
    void foldersAreWalkedToTheirEndsInTheOrderOfTheirNames() throws IOException {
        file("b/deep/2.jpg", "1x1");
        file("b/deep/1.JPG", "1x1");
        file("a.png", "1x1");

        SourceScanner.Report report = scan(folder);

        assertThat(found).containsExactly("a.png", "1.JPG", "2.jpg");
        assertThat(report.images()).isEqualTo(3);
    }

    @Test
    void numbersInNamesCountAsNumbers() throws IOException {
        file("p10.jpg", "1x1");
        file("p2.jpg", "1x1");
        file("P1.jpg", "1x1");

        scan(folder);

        assertThat(found).containsExactly("P1.jpg", "p2.jpg", "p10.jpg");
    }

    @Test
    void whatIsNoImageIsNamedAndHiddenFilesArePassedOver() throws IOException {
        file("a.jpg", "1x1");
        file("notes.txt", "hello");
        file(".DS_Store", "x");

        assertThat(scan(folder).others()).containsExactly("notes.txt");
    }

    @Test
    void anImageWithoutAnImagesNameIsFoundByItsBytes() throws IOException {
        file("picture", "3x3");

        assertThat(scan(folder).images()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutImagesAndAFileThatIsGoneAreSaid() throws IOException {
        file("sub/notes.txt", "hello");

        SourceScanner.Report report = scan(folder.resolve("sub"), folder.resolve("gone.jpg"));

        assertThat(report.problems())
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.NO_IMAGES, ErrorKind.FILE_GONE);
    }

    @Test
    void aLinkToAFolderAboveIsFollowedOnce() throws IOException {
        file("a/1.jpg", "1x1");
        Files.createSymbolicLink(folder.resolve("a/up"), folder);

        assertThat(scan(folder).images()).isEqualTo(1);
    }

    @Test
    void aFolderThatBreaksOffWhileItIsListedIsSaidAndTheOthersAreFound() throws IOException {
        file("bad/1.jpg", "1x1");
        file("good/2.jpg", "1x1");

        SourceScanner.Report report =
                scan(breaking("bad"), folder.resolve("bad"), folder.resolve("good"));

        assertThat(found).containsExactly("2.jpg");
        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(ErrorKind.FILE_UNREADABLE);
                            assertThat(problem.context()).containsExactly("bad");
                        });
    }

    @Test
    void aFolderThatBrokeOffIsListedAgainWhereItIsDroppedTwice() throws IOException {
        file("bad/1.jpg", "1x1");
        AtomicInteger listed = new AtomicInteger();
        SourceScanner first =
                new SourceScanner(
                        new TextEngine(),
                        path -> listed.getAndIncrement() == 0 ? broken() : Files.list(path));

        scan(first, folder.resolve("bad"), folder.resolve("bad"));

        assertThat(found).containsExactly("1.jpg");
    }

    private static SourceScanner breaking(String name) {
        return new SourceScanner(
                new TextEngine(), path -> path.endsWith(name) ? broken() : Files.list(path));
    }

    private static Stream<Path> broken() {
        return Stream.of(1)
                .map(
                        _ -> {
                            throw new UncheckedIOException(new IOException("Input/output error"));
                        });
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private SourceScanner.Report scan(Path... roots) {
        return scan(scanner, roots);
    }

    private SourceScanner.Report scan(SourceScanner scanner, Path... roots) {
        return scanner.scan(List.of(roots), source -> found.add(source.name()));
    }
}
