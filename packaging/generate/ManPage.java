import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The man page: picocli's model, and sections that only a man page has. */
final class ManPage {
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "DROPSIZE_HOME",
                    "Puts settings, data, cache and logs below this one folder.",
                    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN",
                    "The keys of destinations that take theirs from the environment.",
                    "AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE",
                    "Where the profiles of AWS are, if not in ~/.aws.");
    private static final Map<String, String> FILES =
            Map.of(
                    "~/.config/dropsize/settings.json",
                    "Presets, destinations and limits. Secrets are in the system's keyring.",
                    "~/.local/share/dropsize",
                    "The journal of what was uploaded, and what is to be resumed.",
                    "~/.local/state/dropsize",
                    "Logs.",
                    "~/.cache/dropsize",
                    "What can be made anew.",
                    "~/Pictures/Dropsize",
                    "What was uploaded to “This computer”.");

    private final CommandSpec root;
    private final String version;
    private final LocalDate day;
    private final Roff out = new Roff();

    ManPage(CommandSpec root, String version, LocalDate day) {
        this.root = root;
        this.version = version;
        this.day = day;
    }

    String text() {
        out.request("TH", "DROPSIZE", "1", day.toString(), "Dropsize " + version, "User commands");
        out.section("NAME");
        out.paragraph("dropsize - " + name(Model.summary(root)));
        out.section("SYNOPSIS");
        out.paragraph("");
        out.bold("dropsize").words(" [").italic("FILE").words("...]").end();
        Model.withAllBelow(root)
                .filter(command -> command != root && command.subcommands().isEmpty())
                .forEach(this::shortSynopsis);
        out.section("DESCRIPTION");
        paragraphs(root.usageMessage().description());
        paragraphs(root.usageMessage().footer());
        out.section("OPTIONS");
        Model.options(root).forEach(this::option);
        out.section("COMMANDS");
        Model.commands(root).forEach(this::command);
        out.section("EXIT STATUS");
        root.usageMessage().exitCodeList().forEach(out::item);
        items("ENVIRONMENT", ENVIRONMENT);
        items("FILES", FILES);
        out.section("SEE ALSO");
        out.paragraph("The user guide at https://github.com/dropsize/dropsize/tree/main/docs");
        return out.text();
    }

    private void shortSynopsis(CommandSpec command) {
        out.request("br");
        out.bold(command.qualifiedName()).words(" [").italic("OPTION").words("...]");
        for (PositionalParamSpec one : command.positionalParameters()) {
            out.words(one.arity().min() == 0 ? " [" : " ").italic(one.paramLabel());
            out.words(one.arity().max() > 1 ? "..." : "").words(one.arity().min() == 0 ? "]" : "");
        }
        out.end();
    }

    private void command(CommandSpec command) {
        out.request("SS", command.qualifiedName());
        if (command.subcommands().isEmpty()) {
            Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
            out.paragraph(help.synopsis(0).replaceAll("\\s+", " ").replace("[-h] ", "").strip());
        }
        paragraphs(command.usageMessage().description());
        for (PositionalParamSpec one : command.positionalParameters()) {
            out.item(one.paramLabel(), Model.description(one));
        }
        Model.ownOptions(command).forEach(this::option);
        paragraphs(command.usageMessage().footer());
        Model.commands(command).forEach(this::command);
    }

    private void option(OptionSpec option) {
        String value = Model.takesValue(option) ? " " + option.paramLabel() : "";
        String names =
                Model.allNames(option).stream()
                        .map(name -> name + value)
                        .collect(Collectors.joining(", "));
        String opposite = option.negatable() ? " " + Model.describedOpposite(option) : "";
        out.item(names, Model.description(option) + opposite);
    }

    private void items(String section, Map<String, String> items) {
        out.section(section);
        items.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(item -> out.item(item.getKey(), item.getValue()));
    }

    /** Lines that are indented are examples, as they are typed. */
    private void paragraphs(String... lines) {
        for (String line : lines) {
            if (line.startsWith("  ")) {
                out.example(line.strip());
            } else if (!line.isBlank()) {
                out.paragraph(line);
            }
        }
    }

    /** The summary, as in all manual pages: with a small letter and without a full stop. */
    private static String name(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", "");
    }
}
