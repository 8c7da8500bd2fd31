package io.dropsize.ui.kit;

import java.util.List;

/**
 * A question to the user. There is always an additional answer that changes nothing: Esc and
 * closing the window choose it.
 *
 * @param title the question itself, in one line if possible
 * @param text one or two sentences about the effect; may be empty
 * @param items names that the question is about; may be empty. They are shown one per line
 * @param facts pairs of words in two columns; may be empty
 * @param answers from the most common to the least common one; none if there is only text to read
 * @param cancel the label of the button that changes nothing
 */
public record Question(
        String title,
        String text,
        List<String> items,
        List<Fact> facts,
        List<Answer> answers,
        String cancel) {
    public Question {
        items = List.copyOf(items);
        facts = List.copyOf(facts);
        answers = List.copyOf(answers);
        if (answers.isEmpty() && facts.isEmpty()) {
            throw new IllegalArgumentException("no answer");
        }
    }

    /** A name and its value. */
    public record Fact(String name, String meaning) {}

    /** The effect of an answer; determines its button's style and whether Enter chooses it. */
    public enum Kind {
        /** The answer that most users want. It is the default button. */
        SUGGESTED,
        PLAIN,
        /** Destroys something. Its button is red and never the default. */
        DESTRUCTIVE
    }

    /**
     * @param label the button's label: a verb first
     */
    public record Answer(String label, Kind kind) {
        public static Answer suggested(String label) {
            return new Answer(label, Kind.SUGGESTED);
        }

        public static Answer plain(String label) {
            return new Answer(label, Kind.PLAIN);
        }

        public static Answer destructive(String label) {
            return new Answer(label, Kind.DESTRUCTIVE);
        }
    }

    public static Question of(String title, String text, Answer... answers) {
        return new Question(
                title,
                text,
                List.of(),
                List.of(),
                List.of(answers),
                Texts.of("shell.dialog.cancel"));
    }

    /** A card with text and one button, which closes it. */
    public static Question toRead(String title, List<Fact> facts) {
        return new Question(title, "", List.of(), facts, List.of(), Texts.of("shell.dialog.close"));
    }

    /** A question before something is lost. Cancel is the default button. */
    public static Question destructive(String title, String text, String action) {
        return of(title, text, Answer.destructive(action));
    }

    /** A question before unsaved changes are lost: save, don't save, or cancel. */
    public static Question unsaved(String title, String text) {
        return of(
                title,
                text,
                Answer.suggested(Texts.of("shell.dialog.save")),
                Answer.destructive(Texts.of("shell.dialog.dont-save")));
    }

    public Question about(List<String> names) {
        return new Question(title, text, names, facts, answers, cancel);
    }

    public Question orElse(String label) {
        return new Question(title, text, items, facts, answers, label);
    }
}
