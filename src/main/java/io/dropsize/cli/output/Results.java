package io.dropsize.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.MirrorResult;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ExitCode;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Prints the results of sources. */
public final class Results {
    private final Console console;
    private final Form form;
    private final Line line;
    private final SortedMap<Integer, String> lines = new TreeMap<>();
    private final List<JsonEntry> entries = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private int done;
    private int failed;
    private boolean left;

    /** The output on stdout. */
    public enum Form {
        /** A line for each success, in order. */
        LINES,
        /** A JSON array of all results at the end, in order. */
        JSON,
        /** A line of JSON for each result as soon as it is known. */
        STREAM,
        /** Nothing: the command prints {@link #texts} and {@link #failures} itself. */
        NONE
    }

    /**
     * A source of the command.
     *
     * @param index its position among all sources, from 0
     * @param label the name as the user typed it
     */
    record Place(int index, String label) {}

    /**
     * A source's result as {@code --json} prints it.
     *
     * @param bytes of the copy that {@code key} names
     * @param warning sentences about a success that is not complete; missing if there are none
     * @param variants all copies of a responsive picture; missing for one copy
     * @param mirrors the results of the destination's mirrors; missing without mirrors
     */
    record JsonEntry(
            String source,
            boolean ok,
            @Nullable String key,
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long bytes,
            @Nullable String error,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String warning,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<JsonVariant> variants,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<JsonMirror> mirrors) {
        /** The result of a source that fails. */
        JsonEntry(String source, String error) {
            this(source, false, null, null, null, null, null, error, null, null, null);
        }
    }

    /** One copy of a responsive picture. */
    record JsonVariant(
            String key, String url, String type, int width, int height, @Nullable Long bytes) {}

    /**
     * The copy in a mirror.
     *
     * @param error a sentence; null if the mirror has the copy
     */
    record JsonMirror(String destination, String key, @Nullable String error) {
        static JsonMirror of(MirrorResult result) {
            DropsizeException error = result.error();
            return new JsonMirror(
                    result.destination(),
                    result.key(),
                    error == null ? null : ErrorText.forCommandLine(error));
        }
    }

    /**
     * A success.
     *
     * @param isMade false if the result is only predicted, as by {@code --dry-run}
     * @param destination the destination of the copy; null for a folder, or if it no longer exists
     *     in the settings
     */
    public record Success(Outcome.Done done, boolean isMade, @Nullable Destination destination) {
        public Plan plan() {
            return done.plan();
        }

        public Published published() {
            return done.published();
        }

        private @Nullable Long bytes(PublishedCopy copy) {
            return isMade ? copy.bytes() : null;
        }
    }

    /** The text that is printed for a success. */
    @FunctionalInterface
    public interface Line {
        /**
         * Returns the text.
         *
         * @throws DropsizeException if there is none, such as for a link that can't be signed
         */
        String of(Success success);

        /** Returns whether the text requires an image that visitors can open. */
        default boolean isPublic() {
            return true;
        }
    }

    /**
     * @param line the output of a success, of one or more lines
     */
    public Results(Console console, Form form, Line line) {
        this.console = console;
        this.form = form;
        this.line = line;
    }

    /** Returns whether results are printed in the order of their sources. */
    boolean inOrder() {
        return form != Form.STREAM;
    }

    void done(Place place, Success success) {
        String text;
        try {
            text = line.of(success);
        } catch (DropsizeException e) {
            failed(place, e);
            return;
        }
        done++;
        lines.put(place.index(), text);
        List<String> warnings = warnings(place, success);
        warnings.forEach(console::say);
        if (success.plan().losesAnimation()) {
            console.note(
                    place.label() + ": only the first picture of the animation is in the copy.");
        }
        if (form == Form.LINES) {
            console.printLink(text);
        } else {
            add(place, entry(place, success, warnings));
        }
    }

    /** Returns sentences about a success that concern the printed text. */
    private List<String> warnings(Place place, Success success) {
        return success.published().warnings().stream()
                .filter(it -> line.isPublic() || it.kind() != ErrorKind.LINK_NOT_PUBLIC)
                .map(it -> sentence(it, place.label()))
                .toList();
    }

    private static JsonEntry entry(Place place, Success success, List<String> warnings) {
        Plan plan = success.plan();
        return new JsonEntry(
                place.label(),
                true,
                success.published().key(),
                success.published().link().toASCIIString(),
                plan.spec().width(),
                plan.spec().height(),
                success.bytes(success.done().copies().getFirst()),
                null,
                warnings.isEmpty() ? null : String.join(" ", warnings),
                plan.isResponsive() ? variants(success) : null,
                mirrors(success.published()));
    }

    private static @Nullable List<JsonMirror> mirrors(Published published) {
        return published.mirrors().isEmpty()
                ? null
                : published.mirrors().stream().map(JsonMirror::of).toList();
    }

    private static List<JsonVariant> variants(Success success) {
        List<JsonVariant> variants = new ArrayList<>();
        for (PublishedCopy copy : success.done().copies()) {
            RenderSpec spec = success.plan().variants().get(variants.size()).spec();
            variants.add(
                    new JsonVariant(
                            copy.published().key(),
                            copy.published().link().toASCIIString(),
                            spec.format().mediaType(),
                            spec.width(),
                            spec.height(),
                            success.bytes(copy)));
        }
        return variants;
    }

    /** Returns the texts of all successes, in the order of their sources. */
    public List<String> texts() {
        return List.copyOf(lines.values());
    }

    /** Returns a sentence for each failure, in the order in which the jobs ended. */
    public List<String> failures() {
        return sentences;
    }

    void failed(Place place, DropsizeException error) {
        failed++;
        if (form != Form.LINES) {
            String sentence = ErrorText.forCommandLine(error);
            add(place, new JsonEntry(place.label(), sentence));
        }
        String sentence = sentence(error, place.label());
        sentences.add(sentence);
        if (error.kind() != ErrorKind.CANCELLED && form != Form.NONE) {
            console.say(sentence);
        }
    }

    private static String sentence(DropsizeException error, String label) {
        DropsizeException named = labelled(error, label);
        String sentence = ErrorText.forCommandLine(named);
        boolean namesIt = named.context().contains(label) || sentence.contains(label);
        return namesIt ? sentence : label + ": " + sentence;
    }

    private void add(Place place, JsonEntry entry) {
        if (form == Form.STREAM) {
            console.printJson(Json.line(place.index(), entry));
        } else if (form == Form.JSON) {
            entries.add(entry);
        }
    }

    /** Records that some sources are unfinished, and another run can continue them. */
    public void someAreLeft() {
        left = true;
    }

    /** Prints the summary and the JSON, and returns the exit code. */
    public int end(String verb) {
        if (failed > 0 || console.watched()) {
            String sum = "%d of %d %s.".formatted(done, done + failed, verb);
            console.note(left ? sum + " Finish the rest with “dropsize upload --resume”." : sum);
        }
        if (form == Form.JSON) {
            console.printJson(Json.array(entries));
        }
        if (console.outputLost()) {
            console.say(
                    "The output can’t be written. Free up space, then run the command again: images"
                            + " that are uploaded are not sent twice.");
            return ExitCode.SOFTWARE;
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /**
     * Replaces the file name in an error by the name as the user typed it, because the last path
     * element may be ambiguous.
     */
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
