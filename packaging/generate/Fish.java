import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;

/** Completion for fish, which picocli does not write. */
final class Fish {
    private final CommandSpec root;
    private final StringBuilder out = new StringBuilder();

    Fish(CommandSpec root) {
        this.root = root;
    }

    String text() {
        out.append("# Completion of dropsize for fish, made by the build.\n\n");
        // Files stand for themselves: the window opens with them.
        command(root, "__fish_use_subcommand");
        Model.commands(root).forEach(command -> command(command, seen(command)));
        return out.toString();
    }

    private void command(CommandSpec command, String here) {
        out.append("# ").append(command.qualifiedName()).append('\n');
        if (command != root && !Model.takesFiles(command)) {
            line(here, "-f");
        }
        List<CommandSpec> below = Model.commands(command);
        String names = String.join(" ", below.stream().map(CommandSpec::name).toList());
        for (CommandSpec one : below) {
            String first =
                    command == root ? here : here + "; and not __fish_seen_subcommand_from " + names;
            line(first, "-a " + one.name() + text(Model.summary(one)));
        }
        Model.options(command).forEach(option -> option(option, here));
        out.append('\n');
        if (command != root) {
            below.forEach(one -> command(one, here + "; and " + seen(one)));
        }
    }

    private void option(OptionSpec option, String here) {
        StringBuilder arguments = new StringBuilder();
        for (String name : Model.names(option)) {
            String word = name.replaceFirst("^--?", "");
            arguments.append(name.startsWith("--") ? "-l " : "-s ").append(word).append(' ');
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
    }

    private void line(String condition, String arguments) {
        out.append("complete -c dropsize -n ").append(quoted(condition));
        out.append(' ').append(arguments).append('\n');
    }

    private static String seen(CommandSpec command) {
        return "__fish_seen_subcommand_from " + command.name();
    }

    private static String text(String description) {
        return " -d " + quoted(description);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
