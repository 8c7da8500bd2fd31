package io.dropsize.cli;

import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.PicgoOutput;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Maps every exception that ends a command to one sentence on stderr and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        return wrongUsage(sentence(e), e.getCommandLine());
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof WrongUsage wrong) {
            return wrongUsage(String.valueOf(wrong.getMessage()), command);
        }
        report(ErrorText.forCommandLine(translate(e)), command);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private int wrongUsage(String sentence, CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        if (isPicgo(command)) {
            report(sentence, command);
            return CommandLine.ExitCode.SOFTWARE;
        }
        console.say(sentence + " Try '" + name + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private void report(String sentence, CommandLine command) {
        if (isPicgo(command)) {
            PicgoOutput.of(console, System.getenv()).failure(sentence);
        } else {
            console.say(sentence);
        }
    }

    /** Returns whether the command is PicGo's, whose errors editors read from stdout. */
    private static boolean isPicgo(CommandLine command) {
        return command.getCommand() instanceof PicgoUploadCommand;
    }

    private static String sentence(ParameterException e) {
        String text =
                e instanceof UnmatchedArgumentException unmatched
                        ? unmatched(unmatched)
                        : String.valueOf(e.getMessage()).strip();
        return text.matches("(?s).*[.!?]") ? text : text + ".";
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String first = e.getUnmatched().getFirst();
        if (first.startsWith("-")) {
            return "There is no option “" + first + "”.";
        }
        return e.getCommandLine().getSubcommands().isEmpty()
                ? "Unexpected argument “" + first + "”."
                : "There is no command “" + first + "”.";
    }

    private static DropsizeException translate(Exception e) {
        if (e instanceof DropsizeException known) {
            return known;
        }
        if (e instanceof InterruptedException) {
            return new DropsizeException(ErrorKind.CANCELLED, e);
        }
        LOG.error("a command failed unexpectedly", e);
        return DropsizeException.of(e);
    }
}
