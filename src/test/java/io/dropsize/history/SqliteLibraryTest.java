package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class SqliteLibraryTest {
    private static final String FOLDER = "org.sqlite.lib.path";

    private final String before = System.getProperty(FOLDER);

    @TempDir Path natives;

    @BeforeEach
    void forget() {
        System.clearProperty(FOLDER);
    }

    @AfterEach
    void restore() {
        System.setProperty(FOLDER, before);
    }

    @Test
    void itIsExtractedOnceAndLeavesNothingElse() throws IOException {
        SqliteLibrary.keepBelow(natives);
        assertThat(natives).isEmptyDirectory();

        SqliteLibrary.provide();

        Path library = library(Path.of(System.getProperty(FOLDER)));
        assertThat(library).startsWith(natives);
        assertThat(Files.size(library)).isGreaterThan(500_000);
        Files.setLastModifiedTime(library, FileTime.fromMillis(0));
        SqliteLibrary.provide();
        assertThat(Files.getLastModifiedTime(library).toMillis()).isZero();
        assertThat(files()).containsExactly(library);
    }

    @Test
    void aTornLibraryIsUnpackedAgain() throws IOException {
        SqliteLibrary.keepBelow(natives);
        SqliteLibrary.provide();
        Path library = library(Path.of(System.getProperty(FOLDER)));
        byte[] whole = Files.readAllBytes(library);
        Files.write(library, Arrays.copyOf(whole, whole.length / 2));

        SqliteLibrary.provide();

        assertThat(library).hasBinaryContent(whole);
    }

    @Test
    void aLibraryOfTheRightLengthWithAWrongByteIsUnpackedAgain() throws IOException {
        SqliteLibrary.keepBelow(natives);
        SqliteLibrary.provide();
        Path library = library(Path.of(System.getProperty(FOLDER)));
        byte[] whole = Files.readAllBytes(library);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(library, damaged);

        SqliteLibrary.provide();

        assertThat(library).hasBinaryContent(whole);
    }

    @Test
    void installedLibrariesAreNotExtracted() {
        System.setProperty(FOLDER, natives.resolve("program").toString());

        SqliteLibrary.keepBelow(natives.resolve("cache"));

        assertThat(System.getProperty(FOLDER)).isEqualTo(natives.resolve("program").toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(natives)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path library(Path folder) {
        return folder.resolve(LibraryLoaderUtil.getNativeLibName());
    }
}
