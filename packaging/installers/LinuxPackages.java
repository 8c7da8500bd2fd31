import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A .deb, an .rpm and a portable archive, all from one tree. dpkg-deb and rpmbuild are called
 * directly: jpackage installs files outside its own folder only with scripts, and doesn't support
 * man page and completions.
 */
final class LinuxPackages {
    private static final Path INPUTS = Path.of("packaging/linux");

    private LinuxPackages() {}

    static void make(Release release, Path image, Path program, Path work, Path out)
            throws IOException, InterruptedException {
        Path tree = new LinuxTree(release, image, program, work.resolve("tree")).grow();
        // Each compresses with one thread most of the time.
        List<Callable<Path>> packages =
                List.of(
                        () -> debian(release, tree, work, out),
                        () -> rpm(release, tree, work, out),
                        () -> archive(release, tree, work, out));
        try (ExecutorService threads = Executors.newFixedThreadPool(packages.size())) {
            for (Future<Path> made : threads.invokeAll(packages)) {
                made.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a package can't be made", e);
        }
    }

    /** Runs from where it is extracted. */
    private static Path archive(Release release, Path tree, Path work, Path out)
            throws IOException, InterruptedException {
        String name = "dropsize-" + release.version();
        Path portable = Files.createDirectories(work.resolve("portable").resolve(name));
        Folders.copy(tree.resolve("usr/lib/dropsize"), portable);
        Folders.copy(tree.resolve("usr/share"), portable.resolve("share"));
        Folders.stamp(portable, release.time());
        Path file = out.resolve(name + "-linux-" + Release.processor() + ".tar.gz");
        run(
                release,
                List.of(
                        "tar",
                        "--create",
                        "--auto-compress",
                        "--sort=name",
                        "--mtime=" + release.time(),
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--directory=" + portable.getParent(),
                        "--file=" + file,
                        name));
        return file;
    }

    private static Path debian(Release release, Path tree, Path work, Path out)
            throws IOException, InterruptedException {
        Path root = work.resolve("deb");
        Folders.copy(tree, root);
        DebianPapers.write(release, root, INPUTS);
        Folders.stamp(root, release.time());
        String name = "dropsize_" + release.sortable() + "_" + Release.debianProcessor() + ".deb";
        Path file = out.resolve(name);
        run(
                release,
                List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Zxz",
                        "-z9",
                        "-Sextreme",
                        "--build",
                        root.toString(),
                        file.toString()));
        return file;
    }

    private static Path rpm(Release release, Path tree, Path work, Path out)
            throws IOException, InterruptedException {
        Path top = Files.createDirectories(work.resolve("rpm"));
        Path spec = top.resolve("dropsize.spec");
        Files.writeString(
                spec,
                Files.readString(INPUTS.resolve("dropsize.spec"))
                        .replace("@VERSION@", release.sortable())
                        .replace("@TREE@", tree.toString()));
        run(
                release,
                List.of(
                        "rpmbuild",
                        "--quiet",
                        "-bb",
                        "--define",
                        "_topdir " + top,
                        "--define",
                        "_rpmdir " + out,
                        "--define",
                        "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                        spec.toString()));
        return out;
    }

    private static void run(Release release, List<String> command)
            throws IOException, InterruptedException {
        String seconds = Long.toString(release.time().getEpochSecond());
        Tool.run(Map.of("SOURCE_DATE_EPOCH", seconds), command);
    }
}
