package io.dropsize.image.codec.heif;

import org.jspecify.annotations.Nullable;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where libheif may be. */
final class LibheifPlaces {
    private static final String OVERRIDE_PROPERTY = "dropsize.libheif";
    private static final String OVERRIDE_VARIABLE = "DROPSIZE_LIBHEIF";

    private LibheifPlaces() {}

    /** Where the user says it is, then where the system has it. */
    static List<String> all() {
        var names = new ArrayList<String>();
        Stream.of(System.getProperty(OVERRIDE_PROPERTY), System.getenv(OVERRIDE_VARIABLE))
                .filter(name -> name != null && !name.isBlank())
                .forEach(names::add);
        names.addAll(of(System.getProperty("os.name", ""), folders()));
        return names;
    }

    /**
     * @param folders where the program is; Windows has no place of its own for libraries
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
     * That of the program's jar, which window and commands share, and that of what was started. By
     * whole paths: Windows would search the working folder too, which anybody may fill.
     */
    private static List<Path> folders() {
        return Stream.of(
                        folderOf(LibheifPlaces.class.getProtectionDomain().getCodeSource()),
                        ProcessHandle.current().info().command().map(Path::of).map(Path::getParent))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty if it is from no file. */
    static Optional<Path> folderOf(@Nullable CodeSource code) {
        if (code == null || code.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Path.of(code.getLocation().toURI()).getParent());
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty(); // There are more places.
        }
    }
}
