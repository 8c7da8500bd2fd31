import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The files of an installed Dropsize on Linux, from {@code /usr} down: the program below {@code
 * lib}, and the integration into desktop and shells below {@code share}.
 *
 * @param root where it is created
 */
record LinuxTree(Release release, Path image, Path program, Path root) {
    private static final Path INPUTS = Path.of("packaging");
    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    Path grow() throws IOException {
        files();
        desktop();
        papers();
        modes();
        Folders.stamp(root, release.time());
        return root;
    }

    /** Jars, runtime and script. The launcher asks rpm and dpkg at each start, so it is omitted. */
    private void files() throws IOException {
        Path own = Files.createDirectories(root.resolve("usr/lib/dropsize"));
        Folders.copy(image.resolve("lib/app"), own.resolve("app"));
        Folders.copy(image.resolve("lib/runtime"), own.resolve("runtime"));
        Files.deleteIfExists(own.resolve("app/.jpackage.xml"));
        Files.delete(own.resolve("app/Dropsize.cfg"));
        Files.createDirectories(own.resolve("bin"));
        Files.copy(image.resolve("lib/bin/dropsize"), own.resolve("bin/dropsize"));
        Path command = Files.createDirectories(root.resolve("usr/bin")).resolve("dropsize");
        Files.createSymbolicLink(command, Path.of("../lib/dropsize/bin/dropsize"));
    }

    private void desktop() throws IOException {
        Path share = root.resolve("usr/share");
        copy(
                INPUTS.resolve("linux/io.dropsize.Dropsize.desktop"),
                share.resolve("applications/io.dropsize.Dropsize.desktop"));
        copy(
                INPUTS.resolve("icons/dropsize.svg"),
                share.resolve("icons/hicolor/scalable/apps/dropsize.svg"));
        for (int size : ICONS) {
            copy(
                    Path.of("src/main/resources/icons/dropsize-" + size + ".png"),
                    share.resolve("icons/hicolor/" + size + "x" + size + "/apps/dropsize.png"));
        }
    }

    /** Man page, completions, what software centres show, and the licences. */
    private void papers() throws IOException {
        Path share = root.resolve("usr/share");
        Folders.copy(program.resolve("share"), share);
        Path page = share.resolve("man/man1/dropsize.1");
        Gzip.write(page.resolveSibling("dropsize.1.gz"), Files.readAllBytes(page));
        Files.delete(page);
        Path doc = Files.createDirectories(share.resolve("doc/dropsize"));
        Folders.copy(program.resolve("licences"), doc.resolve("licences"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    /** Sets the modes of all files, independent of the umask of the build. */
    private void modes() throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                if (!Files.isSymbolicLink(path)) {
                    boolean runs =
                            Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || isProgram(path);
                    Files.setPosixFilePermissions(
                            path,
                            PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static boolean isProgram(Path path) {
        String name = path.getFileName().toString();
        return path.getParent().endsWith("bin")
                || name.equals("jspawnhelper")
                || name.equals("jexec");
    }
}
