package io.dropsize.clipboard;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.ImageAddress;
import io.dropsize.pipeline.plan.Source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The images on the clipboard: files, a picture, or the address of one. */
public final class ClipboardImages {
    private static final String NAME = "image";
    private static final String FILES = "text/uri-list";
    private static final List<String> PICTURES =
            List.of(
                    "image/png",
                    "image/jpeg",
                    "image/webp",
                    "image/gif",
                    "image/tiff",
                    "image/bmp");
    private static final List<String> TEXTS =
            List.of("text/plain;charset=utf-8", "UTF8_STRING", "text/plain");

    private final DesktopClipboard clipboard;

    public ClipboardImages(DesktopClipboard clipboard) {
        this.clipboard = clipboard;
    }

    /**
     * At least one. Blocks.
     *
     * @throws DropsizeException CLIPBOARD_WITHOUT_IMAGE, or why it can't be read
     */
    public List<Source> sources() {
        List<String> types = clipboard.types();
        List<Source> files = types.contains(FILES) ? files() : List.of();
        if (!files.isEmpty()) {
            return files;
        }
        Optional<String> picture = PICTURES.stream().filter(types::contains).findFirst();
        if (picture.isPresent()) {
            String name = NAME + "." + picture.get().substring("image/".length());
            return List.of(Source.of(name, clipboard.read(picture.get())));
        }
        return TEXTS.stream()
                .filter(types::contains)
                .findFirst()
                .flatMap(type -> ImageAddress.parse(text(type)))
                .map(address -> List.of(Source.of(address)))
                .orElseThrow(() -> new DropsizeException(ErrorKind.CLIPBOARD_WITHOUT_IMAGE));
    }

    private List<Source> files() {
        return text(FILES)
                .lines()
                .filter(line -> line.startsWith("file:"))
                .map(ClipboardImages::file)
                .toList();
    }

    private static Source file(String address) {
        try {
            return Source.of(Path.of(URI.create(address.strip())));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new DropsizeException(ErrorKind.FILE_GONE, e, address);
        }
    }

    private String text(String type) {
        return new String(clipboard.read(type), StandardCharsets.UTF_8);
    }
}
