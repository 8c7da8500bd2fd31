package io.dropsize.error;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Translates errors to sentences: what happened, and what to do next. */
public final class ErrorText {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("i18n.errors", Locale.ROOT);

    private static final int MAX_VALUES = 4;

    private ErrorText() {}

    /** Returns complete sentences on one line, for a row, a dialog or stderr. */
    public static String of(DropsizeException error) {
        return formatted(WORDS.getString(key(error.asDetail())), error, "");
    }

    /** Returns the sentence for a terminal, in which the next step is a command or an option. */
    public static String forCommandLine(DropsizeException error) {
        return of(error, ".command");
    }

    /**
     * Returns the sentence for display beside the settings that it concerns, which doesn't refer to
     * Settings.
     */
    public static String forSettings(DropsizeException error) {
        return of(error, ".settings");
    }

    private static String of(DropsizeException error, String place) {
        return formatted(sentence(error.asDetail(), place), error, place);
    }

    /** Returns only the sentence about what happened, for errors that are handled automatically. */
    public static String happened(DropsizeException error) {
        String pattern = WORDS.getString(key(error.asDetail())).replaceFirst("\\. .*", ".");
        return formatted(pattern, error, "");
    }

    /** Returns a few words for a narrow space, such as a status badge. */
    public static String brief(DropsizeException error) {
        return WORDS.getString(error.kind().name() + ".brief");
    }

    /** The sentence for a place, or the general one if there is none for that place. */
    private static String sentence(ErrorDetail error, String place) {
        String key = key(error) + place;
        return WORDS.getString(WORDS.containsKey(key) ? key : key(error));
    }

    private static String formatted(String pattern, DropsizeException error, String place) {
        List<String> values = new ArrayList<>(values(error.asDetail()));
        if (!error.details().isEmpty()) {
            values.add(
                    error.details().stream()
                            .map(detail -> format(sentence(detail, place), values(detail)))
                            .collect(Collectors.joining(" ")));
        }
        return oneLine(format(pattern, values));
    }

    private static String format(String pattern, List<String> values) {
        List<String> all = new ArrayList<>(values);
        while (all.size() < MAX_VALUES) {
            all.add("");
        }
        return new MessageFormat(pattern, Locale.ENGLISH).format(all.toArray());
    }

    private static String key(ErrorDetail error) {
        return error.kind().name() + (isOfSetting(error) ? "." + error.context().getFirst() : "");
    }

    private static List<String> values(ErrorDetail error) {
        List<String> context = error.context();
        return isOfSetting(error) ? context.subList(1, context.size()) : context;
    }

    /**
     * Returns whether the error is about a setting; a journal of a later version may contain an
     * unknown problem.
     */
    private static boolean isOfSetting(ErrorDetail error) {
        return error.kind() == ErrorKind.BAD_SETTING
                && !error.context().isEmpty()
                && WORDS.containsKey(error.kind().name() + "." + error.context().getFirst());
    }

    /** Removes line breaks and control characters, which file names may contain. */
    private static String oneLine(String text) {
        return SafeText.visible(text.replaceAll("\\p{Cntrl}+", " ")).strip();
    }
}
