import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Common queries of picocli's model. */
final class Model {
    private Model() {}

    static List<CommandSpec> commands(CommandSpec parent) {
        return parent.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct() // An alias is an entry of its own.
                .toList();
    }

    /** A command and all below it. */
    static Stream<CommandSpec> withAllBelow(CommandSpec command) {
        return Stream.concat(
                Stream.of(command), commands(command).stream().flatMap(Model::withAllBelow));
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    static List<OptionSpec> ownOptions(CommandSpec command) {
        return options(command).stream().filter(option -> !option.inherited()).toList();
    }

    /** The negated names of an option, if there are any. */
    static List<String> opposites(OptionSpec option) {
        return option.negatable()
                ? Stream.of(option.names()).map(name -> "--no-" + name.substring(2)).toList()
                : List.of();
    }

    static String describedOpposite(OptionSpec option) {
        return "The opposite of " + option.longestName() + ", for a preset that says so.";
    }

    static List<String> allNames(OptionSpec option) {
        return Stream.concat(Stream.of(option.names()), opposites(option).stream()).toList();
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** The possible values, if they can be listed. */
    static List<String> choices(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? List.of()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    static boolean isFolder(ArgSpec argument) {
        return argument.type() == Path.class;
    }

    static boolean takesFiles(CommandSpec command) {
        return command.positionalParameters().stream()
                .anyMatch(positional -> positional.paramLabel().equals("FILE"));
    }

    static String summary(CommandSpec command) {
        return command.usageMessage().description()[0];
    }

    static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
