package io.dropsize.cli;

import io.dropsize.cli.output.Results;
import io.dropsize.cli.output.UploadLinks;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The uploaded images in a JSON file for static site generators, in the order of their sources. */
final class ManifestFile implements Results.Line {
    private final UploadLinks links;
    private final List<Image> images = new ArrayList<>();

    /**
     * An uploaded image.
     *
     * @param number of its source
     */
    private record Image(int number, String manifest) {}

    ManifestFile(UploadLinks links) {
        this.links = links;
    }

    @Override
    public String of(Results.Success success) {
        String printed = links.of(success);
        int number = success.plan().source().context().number();
        images.add(new Image(number, links.manifest(success)));
        return printed;
    }

    @Override
    public boolean isPublic() {
        return links.isPublic();
    }

    /**
     * Replaces the file.
     *
     * @throws DropsizeException CANNOT_WRITE
     */
    void write(Path file) {
        String text =
                images.stream()
                        .sorted(Comparator.comparingInt(Image::number))
                        .map(Image::manifest)
                        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        Path whole = file.toAbsolutePath();
        try {
            Path part = Files.createTempFile(whole.getParent(), ".manifest", ".tmp");
            try {
                Files.writeString(part, text);
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, e, file.toString());
        }
    }
}
