import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;

/**
 * Completion for zsh. Picocli's script for bash works there only if it is sourced at every start of
 * the shell; zsh finds this one automatically, and it has descriptions.
 */
final class Zsh {
    private final CommandSpec root;
    private final StringBuilder out = new StringBuilder();

    Zsh(CommandSpec root) {
        this.root = root;
    }

    String text() {
        out.append("#compdef dropsize\n# Completion of dropsize for zsh, made by the build.\n\n");
        Model.withAllBelow(root).forEach(this::function);
        out.append("_dropsize \"$@\"\n");
        return out.toString();
    }

    private void function(CommandSpec command) {
        List<CommandSpec> below = Model.commands(command);
        out.append(name(command)).append("() {\n");
        if (!below.isEmpty()) {
            out.append("    local curcontext=$curcontext state line\n    local -a commands\n");
        }
        out.append("    _arguments ").append(below.isEmpty() ? "-S" : "-C");
        Model.options(command).forEach(this::option);
        if (!below.isEmpty()) {
            out.append(" \\\n        '1: :->first' \\\n        '*:: :->rest'\n");
            choose(command, below);
        } else if (Model.takesFiles(command)) {
            out.append(" \\\n        '*:image:_files'\n");
        } else {
            command.positionalParameters()
                    .forEach(
                            one ->
                                    spec(
                                            (one.arity().max() > 1 ? "*:" : "1:")
                                                    + one.paramLabel()
                                                    + ": "));
            out.append('\n');
        }
        out.append("}\n\n");
    }

    private void choose(CommandSpec command, List<CommandSpec> below) {
        out.append("    case $state in\n    first)\n        commands=(\n");
        for (CommandSpec one : below) {
            String described = one.name() + ":" + Model.summary(one).replace(":", "\\:");
            out.append("            ").append(quoted(described)).append('\n');
        }
        out.append("        )\n        _describe command commands\n");
        if (command == root) {
            out.append("        _files\n");
        }
        out.append("        ;;\n    rest)\n        case $words[1] in\n");
        for (CommandSpec one : below) {
            out.append("        ")
                    .append(one.name())
                    .append(") ")
                    .append(name(one))
                    .append(" ;;\n");
        }
        if (command == root) {
            out.append("        *) _files ;;\n");
        }
        out.append("        esac\n        ;;\n    esac\n");
    }

    private void option(OptionSpec option) {
        String alone = option.usageHelp() || option.versionHelp() ? "- * " : "";
        String without = "(" + alone + String.join(" ", Model.allNames(option)) + ")";
        boolean value = Model.takesValue(option);
        for (String name : option.names()) {
            String rest = value ? ":" + option.paramLabel() + ":" + action(option) : "";
            spec(without + name + (value ? "=" : "") + bracketed(Model.description(option)) + rest);
        }
        for (String name : Model.opposites(option)) {
            spec(without + name + bracketed(Model.describedOpposite(option)));
        }
    }

    private static String bracketed(String description) {
        return "[" + description.replaceAll("([\\[\\]:])", "\\\\$1") + "]";
    }

    private static String action(OptionSpec option) {
        List<String> choices = Model.choices(option);
        if (!choices.isEmpty()) {
            return "(" + String.join(" ", choices) + ")";
        }
        return Model.isFolder(option) ? "_directories" : " ";
    }

    private void spec(String spec) {
        out.append(" \\\n        ").append(quoted(spec));
    }

    private static String name(CommandSpec command) {
        return "_" + command.qualifiedName("_").replace('-', '_');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
