package io.dropsize.cli;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.Published;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ExitCode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Prints the results of sources, which it receives in order: lines immediately, or JSON at the end.
 */
final class Results {
    private final Console console;
    private final boolean json;
    private final Function<Published, String> line;
    private final List<JsonEntry> entries = new ArrayList<>();
    private int done;
    private int failed;
    private boolean left;

    /** A source's result as {@code --json} prints it. */
    record JsonEntry(
            String source,
            boolean ok,
            @Nullable String key,
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long bytes,
            @Nullable String error) {}

    /**
     * @param line the output line of a success
     */
    Results(Console console, boolean json, Function<Published, String> line) {
        this.console = console;
        this.json = json;
        this.line = line;
    }

    /**
     * @param bytes null if no copy was made
     */
    void done(String label, Plan plan, @Nullable Long bytes, Published published) {
        done++;
        DropsizeException warning = published.warning();
        if (warning != null) {
            console.say(label + ": " + ErrorText.forCommandLine(warning));
        }
        if (plan.losesAnimation()) {
            console.say(label + ": only the first picture of the animation is in the copy.");
        }
        if (json) {
            entries.add(
                    new JsonEntry(
                            label,
                            true,
                            published.key(),
                            published.link().toASCIIString(),
                            plan.spec().width(),
                            plan.spec().height(),
                            bytes,
                            null));
        } else {
            console.print(line.apply(published));
        }
    }

    void failed(String label, DropsizeException error) {
        failed++;
        if (json) {
            entries.add(
                    new JsonEntry(
                            label,
                            false,
                            null,
                            null,
                            null,
                            null,
                            null,
                            ErrorText.forCommandLine(error)));
        }
        if (error.kind() != ErrorKind.CANCELLED) {
            DropsizeException named = labelled(error, label);
            String sentence = ErrorText.forCommandLine(named);
            boolean namesIt = named.context().contains(label) || sentence.contains(label);
            console.say(namesIt ? sentence : label + ": " + sentence);
        }
    }

    /** Some sources have not ended, and another run can continue them. */
    void someAreLeft() {
        left = true;
    }

    /** Prints the summary and the JSON, and returns the exit code. */
    int end(String verb) {
        if (failed > 0 || console.watched()) {
            String sum = "%d of %d %s.".formatted(done, done + failed, verb);
            console.say(left ? sum + " Finish the rest with “dropsize upload --resume”." : sum);
        }
        if (json) {
            console.printJson(Json.array(entries));
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Error messages name a file by its last path element, which may be ambiguous. */
    private static DropsizeException labelled(DropsizeException error, String label) {
        List<String> context = error.context();
        if (context.isEmpty()
                || !(label.endsWith("/" + context.getFirst())
                        || label.endsWith("\\" + context.getFirst()))) {
            return error;
        }
        List<String> named = new ArrayList<>(context);
        named.set(0, label);
        return new DropsizeException(error.kind(), error, named.toArray(String[]::new));
    }
}
