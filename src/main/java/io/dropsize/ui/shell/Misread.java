package io.dropsize.ui.shell;

import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mends names with emojis. On Linux JavaFX takes their UTF-8 for the JVM's own, where no character
 * has four bytes: of each byte becomes a character, and the end of the name is lost. The addresses
 * of the same files are spared, for they are ASCII.
 */
final class Misread {
    private static final Pattern FOUR_BYTES =
            Pattern.compile("[\u00f0-\u00f4]([\u0080-\u00bf]{3}|[\u0080-\u00bf]{0,2}$)");

    /** Where addresses come as bytes; asked after the files, GTK's programs answer all alike. */
    private static final List<DataFormat> ADDRESSES =
            Stream.of("x-special/gnome-copied-files", "application/x-kde4-urilist")
                    .map(Misread::format)
                    .toList();

    private Misread() {}

    /** The files, by the names they have. On the JavaFX thread; asks no disk. */
    static List<Path> mend(List<File> files, Clipboard board) {
        if (files.stream().anyMatch(file -> FOUR_BYTES.matcher(file.getPath()).find())) {
            for (DataFormat format : ADDRESSES) {
                List<Path> meant = addresses(board.getContent(format));
                if (meant.stream().map(Misread::misread).toList().equals(files)) {
                    return meant;
                }
            }
        }
        return files.stream().map(File::toPath).toList();
    }

    private static DataFormat format(String mime) {
        return Optional.ofNullable(DataFormat.lookupMimeType(mime))
                .orElseGet(() -> new DataFormat(mime));
    }

    private static List<Path> addresses(@Nullable Object content) {
        if (!(content instanceof ByteBuffer bytes)) {
            return List.of();
        }
        try {
            return StandardCharsets.UTF_8
                    .decode(bytes.duplicate())
                    .toString()
                    .lines()
                    .filter(line -> line.startsWith("file:"))
                    .map(line -> Path.of(java.net.URI.create(line.strip())))
                    .toList();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return List.of();
        }
    }

    /** What JavaFX makes of it: as many characters as there are bytes that begin one. */
    private static File misread(Path meant) {
        String path = meant.toString();
        StringBuilder read = new StringBuilder();
        path.codePoints().forEach(character -> append(read, character));
        read.setLength(path.codePointCount(0, path.length()));
        return new File(read.toString());
    }

    private static void append(StringBuilder read, int character) {
        if (Character.isBmpCodePoint(character)) {
            read.appendCodePoint(character);
            return;
        }
        for (byte part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            read.append((char) (part & 0xff));
        }
    }
}
