package io.dropsize.ui.shell.transfer;

import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An offer that is read through JavaFX, on Windows and macOS. */
record FxDataOffer(Clipboard board) implements DataOffer {
    /** Read by {@link #files} and {@link #image}. */
    private static final Set<DataFormat> OF_JAVAFX = Set.of(DataFormat.FILES, DataFormat.IMAGE);

    @Override
    public List<String> formats() {
        return board.getContentTypes().stream()
                .filter(format -> !OF_JAVAFX.contains(format))
                .flatMap(format -> format.getIdentifiers().stream())
                .toList();
    }

    @Override
    public byte[] read(String format) {
        DataFormat known = DataFormat.lookupMimeType(format);
        if (known == null || !board.hasContent(known)) {
            return new byte[0];
        }
        return switch (board.getContent(known)) {
            case ByteBuffer bytes -> bytes(bytes);
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default -> new byte[0];
        };
    }

    @Override
    public boolean hasFilesOrImage() {
        return board.getContentTypes().stream().anyMatch(OF_JAVAFX::contains);
    }

    @Override
    public List<Path> files() {
        return board.hasFiles()
                ? board.getFiles().stream().filter(Objects::nonNull).map(File::toPath).toList()
                : List.of();
    }

    /** Only if it is offered: otherwise JavaFX would load the first image of an HTML text. */
    @Override
    public @Nullable Image image() {
        return board.hasContent(DataFormat.IMAGE) ? board.getImage() : null;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
