package io.dropsize.image.codec.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class LibheifTest {
    @Test
    void aVersionWithoutInitialisationReadsAllTheSame(@TempDir Path folder) throws IOException {
        Optional<Path> library = ofSystem();
        assumeTrue(library.isPresent(), "a libheif to take the function from");
        Path older = folder.resolve("libheif-without-init.so");
        Files.write(older, without("heif_init", Files.readAllBytes(library.get())));

        Optional<Libheif> libheif = Libheif.load(List.of(older.toString()));

        assertThat(libheif).isPresent();
    }

    @Test
    void aVersionThatLacksWhatIsNeededIsNotUsed(@TempDir Path folder) throws IOException {
        Optional<Path> library = ofSystem();
        assumeTrue(library.isPresent(), "a libheif to take the function from");
        Path older = folder.resolve("libheif-without-decoding.so");
        Files.write(older, without("heif_decode_image", Files.readAllBytes(library.get())));

        assertThat(Libheif.load(List.of(older.toString()))).isEmpty();
    }

    @Test
    void onWindowsItMayBeBesideTheProgramsJarHoweverThatIsStarted() {
        Path jars = Path.of("Dropsize", "app").toAbsolutePath();
        Path started = Path.of("Dropsize", "runtime", "bin").toAbsolutePath();

        assertThat(LibheifLocations.of("Windows 11", List.of(jars, started)))
                .startsWith(jars.resolve("heif.dll").toString())
                .contains(started.resolve("libheif.dll").toString())
                .allMatch(place -> Path.of(place).isAbsolute());
    }

    @Test
    void theFolderOfTheProgramsJarIsKnown() throws Exception {
        CodeSource jar =
                new CodeSource(
                        Path.of("a föld er", "app", "dropsize.jar").toUri().toURL(),
                        (Certificate[]) null);

        assertThat(LibheifLocations.folderOf(jar))
                .contains(Path.of("a föld er", "app").toAbsolutePath());
    }

    private static Optional<Path> ofSystem() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(processor -> Path.of("/usr/lib", processor, "libheif.so.1"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Returns the library without a function: the last letter of its name is changed. */
    private static byte[] without(String function, byte[] library) {
        String text = new String(library, StandardCharsets.ISO_8859_1);
        String other = function.substring(0, function.length() - 1) + "~";
        return text.replace("\0" + function + "\0", "\0" + other + "\0")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
