package io.dropsize.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The parts of the installers for all systems that can be tested on any of them. */
class InstallersTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:00:01Z");

    @TempDir static Path compiled;

    private static InstallersCode installers;

    @TempDir Path folder;

    @BeforeAll
    static void compile() throws IOException {
        installers = InstallersCode.compile(compiled);
    }

    @Test
    void onWindowsJavaFxHasAFolderOfItsOwnForWhatTheRuntimeHasAsWell() throws IOException {
        Path runtime = runtimeWith("bin/vcruntime140.dll");
        Path javafx = javafxWith("glass.dll", "vcruntime140.dll");

        installers.call("ShippedRuntime", "unpackLibraries", javafx, runtime, "windows");

        assertThat(runtime.resolve("bin/javafx/glass.dll")).hasContent("JavaFX");
        assertThat(runtime.resolve("bin/javafx/vcruntime140.dll")).hasContent("JavaFX");
        assertThat(runtime.resolve("bin/vcruntime140.dll")).hasContent("runtime");
    }

    @ParameterizedTest
    @CsvSource({"linux, libglass.so", "mac, libglass.dylib"})
    void elsewhereItIsAmongTheRuntimesOwn(String system, String library) throws IOException {
        Path runtime = runtimeWith("lib/modules");

        installers.call("ShippedRuntime", "unpackLibraries", javafxWith(library), runtime, system);

        assertThat(runtime.resolve("lib").resolve(library)).hasContent("JavaFX");
    }

    @ParameterizedTest
    @CsvSource({
        "com/sun/jna/darwin-aarch64/libjnidispatch.jnilib, libjnidispatch.dylib",
        "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib, libsqlitejdbc.dylib",
        "libskiko-linux-x64.so, libskiko-linux-x64.so",
    })
    void everyLibraryOfMacosEndsAsThoseDoThatAreSigned(String entry, String shipped)
            throws IOException {
        assertThat(installers.call("ShippedJars", "shippedName", entry)).isEqualTo(shipped);
    }

    @ParameterizedTest
    @CsvSource({"amd64, 'libc6 (>= 2.34)'", "arm64, 'libc6 (>= 2.38), libegl1'"})
    void theDebDependsOnWhatTheLibrariesOfItsProcessorNeed(String processor, String needs)
            throws IOException {
        assertThat(installers.call("DebianPapers", "needs", processor)).isEqualTo(needs);
    }

    @Test
    void theDiskImageHasTheProgramAsItWasAndALinkToDragItTo() throws IOException {
        Path app = folder.resolve("image/Dropsize.app");
        Path jar = Files.createDirectories(app.resolve("Contents/app")).resolve("dropsize.jar");
        Files.writeString(jar, "jar");
        Files.setLastModifiedTime(jar, FileTime.from(TIME));
        link(app.resolve("Contents/current"), Path.of("app"));

        Path shown = (Path) installers.call("DiskImage", "stage", app, folder.resolve("work"));

        Path moved = shown.resolve("Dropsize.app/Contents");
        assertThat(Files.getLastModifiedTime(moved.resolve("app/dropsize.jar")).toInstant())
                .isEqualTo(TIME);
        assertThat(Files.readSymbolicLink(moved.resolve("current"))).isEqualTo(Path.of("app"));
        assertThat(Files.readSymbolicLink(shown.resolve("Applications")))
                .isEqualTo(Path.of("/Applications"));
        try (var all = Files.list(shown)) {
            assertThat(all).hasSize(2);
        }
    }

    @Test
    void aDiskThatIsBusyIsTriedAgain() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Path tries = folder.resolve("tries");
        String busyTwice = "echo x >>'%s'; test $(wc -l <'%s') -ge 3".formatted(tries, tries);
        Duration pause = Duration.ofMillis(1);

        installers.call(
                "DiskImage", "tryUntilItIsMade", List.of("/bin/sh", "-c", busyTwice), pause);

        assertThat(tries).hasContent("x\nx\nx");
        List<String> busyForEver = List.of("/bin/sh", "-c", "exit 16");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () -> installers.call("DiskImage", "tryUntilItIsMade", busyForEver, pause))
                .withMessageContaining("exit code 16");
    }

    @Test
    void theArchiveForWindowsHasTheSameDatesInEveryTimeZone() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("Dropsize/app")).resolve("dropsize.jar"),
                "jar");
        Path zip = folder.resolve("dropsize.zip");
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            installers.call("WindowsInstallers", "zip", folder.resolve("Dropsize"), TIME, zip);
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            try (ZipFile file = new ZipFile(zip.toFile())) {
                ZipEntry entry = file.getEntry("Dropsize/app/dropsize.jar");
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TIME);
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void theLauncherForWindowsKnowsWhatDateTheJarShouldHave() throws IOException {
        String date = "-Ddropsize.jar.date=2026-11-23T10:00:01Z";

        assertThat(installers.call("AppImage", "jvmOptions", "windows", TIME))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(date);
        assertThat(installers.call("AppImage", "jvmOptions", "mac", TIME))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .doesNotContain(date);
    }

    @Test
    @Timeout(20)
    void aToolThatNeverEndsEndsTheBuild() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        List<String> command = List.of("/bin/sh", "-c", "sleep 60; true");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () ->
                                installers.call(
                                        "Tool", "run", Map.of(), command, Duration.ofSeconds(1)))
                .withMessageContaining("sleep 60")
                .withMessageEndingWith("did not end within 1 seconds");
    }

    private static void link(Path at, Path to) throws IOException {
        try {
            Files.createSymbolicLink(at, to);
        } catch (IOException e) {
            assumeTrue(false, "symbolic links are not allowed on this system: " + e);
        }
    }

    private Path runtimeWith(String file) throws IOException {
        Path runtime = folder.resolve("runtime");
        Files.createDirectories(runtime.resolve(file).getParent());
        Files.writeString(runtime.resolve(file), "runtime");
        return runtime;
    }

    private Path javafxWith(String... libraries) throws IOException {
        Path javafx = Files.createDirectories(folder.resolve("javafx"));
        try (var out =
                new ZipOutputStream(Files.newOutputStream(javafx.resolve("javafx-graphics.jar")))) {
            for (String library : libraries) {
                out.putNextEntry(new ZipEntry(library));
                out.write("JavaFX".getBytes(StandardCharsets.UTF_8));
            }
        }
        return javafx;
    }
}
