import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.readAllLines;
import static java.nio.file.Files.readString;
import static java.nio.file.Files.writeString;

import io.dropsize.cli.CommandLineEdge;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Generates the files that are installed with the program, so that they can't be outdated: the man
 * page and the shells' completions, from the commands themselves, and the list of releases, from
 * the changelog. Its arguments are the output folder, the version and the build's time.
 */
final class Generate {
    private static final int UNFOLDED = 9999;

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String version = args[1];
        LocalDate day = LocalDate.ofInstant(Instant.parse(args[2]), ZoneOffset.UTC);
        CommandSpec model = CommandLineEdge.model();
        Model.withAllBelow(model).forEach(command -> command.usageMessage().width(UNFOLDED));

        Path man = createDirectories(folder.resolve("man"));
        writeString(man.resolve("dropsize.1"), new ManPage(model, version, day).text());

        Path completions = createDirectories(folder.resolve("completions"));
        writeString(completions.resolve("dropsize"), bash(model));
        writeString(completions.resolve("_dropsize"), new Zsh(model).text());
        writeString(completions.resolve("dropsize.fish"), new Fish(model).text());

        String metainfo = "io.dropsize.Dropsize.metainfo.xml";
        Path linux = createDirectories(folder.resolve("linux"));
        Releases releases = new Releases(readAllLines(Path.of("CHANGELOG.md")), version, day);
        String template = readString(Path.of("packaging/linux", metainfo));
        writeString(linux.resolve(metainfo), template.replace("<releases/>", releases.xml()));
    }

    /** Picocli's text, with the same line ends on every system. */
    private static String bash(CommandSpec model) {
        return AutoComplete.bash("dropsize", new CommandLine(model)).replace("\r\n", "\n");
    }
}
