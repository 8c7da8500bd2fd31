package io.dropsize.image.codec.heif;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Candidate locations of libheif. */
final class LibheifLocations {
    private static final String OVERRIDE_PROPERTY = "dropsize.libheif";
    private static final String OVERRIDE_VARIABLE = "DROPSIZE_LIBHEIF";

    private LibheifLocations() {}

    /** Returns the location in the user's setting, then the system's locations. */
    static List<String> all() {
        var names = new ArrayList<String>();
        Stream.of(System.getProperty(OVERRIDE_PROPERTY), System.getenv(OVERRIDE_VARIABLE))
                .filter(name -> name != null && !name.isBlank())
                .forEach(names::add);
        names.addAll(of(System.getProperty("os.name", ""), folders()));
        return names;
    }

    /**
     * @param folders the program's folders; Windows has no standard folder for libraries
     */
    static List<String> of(String system, List<Path> folders) {
        if (system.startsWith("Windows")) {
            return folders.stream()
                    .flatMap(folder -> Stream.of("heif.dll", "libheif.dll").map(folder::resolve))
                    .map(Path::toString)
                    .toList();
        }
        if (system.startsWith("Mac")) {
            return List.of(
                    "/opt/homebrew/lib/libheif.1.dylib",
                    "/usr/local/lib/libheif.1.dylib",
                    "/opt/local/lib/libheif.1.dylib");
        }
        return List.of("libheif.so.1");
    }

    /**
     * The folder of the program's jar, which window and commands share, and that of the started
     * executable. Absolute paths only: Windows would also search the working folder, which others
     * may be able to write to.
     */
    private static List<Path> folders() {
        return Stream.of(
                        folderOf(LibheifLocations.class.getProtectionDomain().getCodeSource()),
                        ProcessHandle.current().info().command().map(Path::of).map(Path::getParent))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns the folder of a class's jar; empty if the class is not from a file. */
    static Optional<Path> folderOf(@Nullable CodeSource code) {
        if (code == null || code.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Path.of(code.getLocation().toURI()).getParent());
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty(); // The other locations are searched.
        }
    }
}
