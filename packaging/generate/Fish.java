import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;

/** Completion for fish, which picocli does not write. */
final class Fish {
    private static final String HEAD =
            """
            # Completion of dropsize for fish, made by the build.

            # Whether the words so far are exactly these.
            function __dropsize_at
                set -l words (commandline -opc)
                test "$words[2..]" = "$argv"
            end

            # Whether the words so far begin with these.
            function __dropsize_in
                set -l words (commandline -opc)
                set -l last (math 1 + (count $argv))
                test (count $words) -ge $last
                and test "$words[2..$last]" = "$argv"
            end
            """;

    private final CommandSpec root;
    private final StringBuilder out = new StringBuilder();

    Fish(CommandSpec root) {
        this.root = root;
    }

    String text() {
        out.append(HEAD);
        Model.withAllBelow(root).forEach(this::command);
        return out.toString();
    }

    private void command(CommandSpec command) {
        String words = command.qualifiedName().substring(root.name().length());
        String at = "__dropsize_at" + words;
        out.append("\n# ").append(command.qualifiedName()).append('\n');
        // Files stand for themselves where there is no command: the window opens with them.
        if (command != root && !Model.takesFiles(command)) {
            line("__dropsize_in" + words, "-f");
        }
        for (CommandSpec below : Model.commands(command)) {
            line(at, "-a " + below.name() + text(Model.summary(below)));
        }
        String here = Model.commands(command).isEmpty() ? "__dropsize_in" + words : at;
        Model.options(command).forEach(option -> option(option, here));
    }

    private void option(OptionSpec option, String here) {
        StringBuilder arguments = new StringBuilder();
        for (String name : option.names()) {
            arguments.append(name.startsWith("--") ? "-l " : "-s ");
            arguments.append(name.replaceFirst("^--?", "")).append(' ');
        }
        if (Model.takesValue(option)) {
            arguments.append("-x ");
        }
        List<String> choices = Model.choices(option);
        if (!choices.isEmpty()) {
            arguments.append("-a ").append(quoted(String.join(" ", choices)));
        } else if (Model.isFolder(option)) {
            arguments.append("-a '(__fish_complete_directories)'");
        }
        line(here, arguments.toString().strip() + text(Model.description(option)));
        for (String name : Model.opposites(option)) {
            line(here, "-l " + name.substring(2) + text(Model.describedOpposite(option)));
        }
    }

    private void line(String condition, String arguments) {
        out.append("complete -c dropsize -n ").append(quoted(condition));
        out.append(' ').append(arguments).append('\n');
    }

    private static String text(String description) {
        return " -d " + quoted(description);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
