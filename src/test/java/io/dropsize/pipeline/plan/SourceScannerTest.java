package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
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
    void sourcesKnowTheirFoldersFromTheDroppedOneOn() throws IOException {
        file("trip/day 1/a.jpg", "1x1");
        List<Source> sources = new ArrayList<>();
        Path trip = folder.resolve("trip");

        scanner.scan(List.of(trip, trip.resolve("day 1/a.jpg")), sources::add);

        assertThat(sources)
                .extracting(source -> source.context().path())
                .containsExactly("trip/day 1", "");
        assertThat(sources)
                .extracting(source -> source.context().folder())
                .containsExactly("day 1", "day 1");
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
    void aFolderWithoutImagesAndAMissingFileAreReported() throws IOException {
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
    void eachRealFolderIsVisitedOnceHoweverManyLinksLeadToIt() throws IOException {
        for (int i = 0; i < 24; i++) {
            file("root/f%02d/%d.jpg".formatted(i, i), "1x1");
            if (i < 23) {
                Path next = folder.resolve("root/f%02d".formatted(i + 1));
                Path here = folder.resolve("root/f%02d".formatted(i));
                Files.createDirectories(next);
                Files.createSymbolicLink(here.resolve("left"), next);
                Files.createSymbolicLink(
                        here.resolve("right"), Path.of("..", "f%02d".formatted(i + 1)));
            }
        }

        SourceScanner.Report report = scan(folder.resolve("root"));

        assertThat(report.images()).isEqualTo(24);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void linksThatLeaveTheFolderAreSkippedAndReported() throws IOException {
        file("private/passport.jpg", "1x1");
        file("zip/mine.jpg", "1x1");
        Files.createSymbolicLink(folder.resolve("zip/more"), Path.of("../private"));
        Files.createSymbolicLink(
                folder.resolve("zip/x.jpg"), folder.resolve("private/passport.jpg"));
        Files.createSymbolicLink(folder.resolve("zip/again.jpg"), Path.of("mine.jpg"));
        Files.createSymbolicLink(folder.resolve("zip/chain"), Path.of("more"));
        Files.createSymbolicLink(folder.resolve("zip/parent"), Path.of(".."));

        SourceScanner.Report report = scan(folder.resolve("zip"));

        assertThat(found).containsExactly("again.jpg", "mine.jpg");
        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(ErrorKind.LINKS_LEFT_OUT);
                            assertThat(problem.context())
                                    .containsExactly("zip", "chain, more, parent and 1 more");
                        });
    }

    @Test
    void aFolderGivenByALinkIsSearched() throws IOException {
        file("real/a.jpg", "1x1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThat(scan(link).images()).isEqualTo(1);
    }

    @Test
    void linksInACircleAndLinksToNowhereEnd() throws IOException {
        file("a/1.jpg", "1x1");
        Files.createSymbolicLink(folder.resolve("a/self"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("a/loop"), Path.of("loop"));
        Files.createSymbolicLink(folder.resolve("a/gone.jpg"), Path.of("nowhere"));

        scan(folder.resolve("a"));

        assertThat(found).containsExactly("1.jpg", "gone.jpg");
    }

    @Test
    void threeThousandLevelsAreSearchedToTheirEnd() throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path root = deep(memory);

            SourceScanner.Report report = scan(root);

            assertThat(found).containsExactly("in.jpg", "z.jpg");
            assertThat(report.problems()).isEmpty();
        }
    }

    @Test
    void foldersThatAreTooDeepForTheSystemAreReportedAndTheOthersAreFound() throws IOException {
        file("deep/z.jpg", "1x1");
        Path upper = Files.createDirectories(nested(folder.resolve("deep")));
        Path lower = Files.createDirectories(nested(folder.resolve("lower")));
        Path built = Files.move(folder.resolve("lower"), upper.resolve("lower"));
        try {
            Path last = built.resolve(folder.resolve("lower").relativize(lower));

            SourceScanner.Report report = scan(folder.resolve("deep"), last);

            assertThat(found).containsExactly("z.jpg");
            assertThat(report.others()).isEmpty();
            assertThat(report.problems())
                    .extracting(DropsizeException::kind)
                    .containsExactly(ErrorKind.FOLDER_TOO_DEEP, ErrorKind.FOLDER_TOO_DEEP);
            assertThat(report.problems().getFirst().context()).containsExactly("deep");
        } finally {
            Files.move(built, folder.resolve("lower")); // The folder could not be deleted.
        }
    }

    /** Two of these, one below the other, exceed the limit of Linux, 4,095 bytes. */
    private static Path nested(Path root) {
        Path last = root;
        for (int i = 0; i < 12; i++) {
            last = last.resolve("d".repeat(200));
        }
        return last;
    }

    private static Path deep(FileSystem memory) throws IOException {
        Path root = memory.getPath("/deep");
        Path last = root;
        for (int i = 0; i < 3_000; i++) {
            last = last.resolve("d");
        }
        Files.createDirectories(last);
        Files.writeString(last.resolve("in.jpg"), "1x1");
        Files.writeString(root.resolve("z.jpg"), "1x1");
        return root;
    }

    @Test
    void aFolderWhoseListingFailsIsReportedAndTheOthersAreFound() throws IOException {
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
