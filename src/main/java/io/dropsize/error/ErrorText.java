package io.dropsize.error;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Translates errors to sentences: what happened, and what to do next. */
public final class ErrorText {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("i18n.errors", Locale.ROOT);

    private ErrorText() {}

    /** One line of complete sentences, for a row, a dialog or stderr. */
    public static String of(DropsizeException error) {
        return formatted(WORDS.getString(error.kind().name()), error);
    }

    /** The same for a terminal: the next step is a command or an option. */
    public static String forCommandLine(DropsizeException error) {
        String key = error.kind().name() + ".command";
        return WORDS.containsKey(key) ? formatted(WORDS.getString(key), error) : of(error);
    }

    private static String formatted(String pattern, DropsizeException error) {
        Object[] args = {argument(error, 0), argument(error, 1)};
        return oneLine(new MessageFormat(pattern, Locale.ENGLISH).format(args));
    }

    /** Only what happened, for errors that are handled automatically. */
    public static String happened(DropsizeException error) {
        String pattern = WORDS.getString(error.kind().name()).replaceFirst("\\. .*", ".");
        return formatted(pattern, error);
    }

    /** A few words for a narrow space, such as a status badge. */
    public static String brief(DropsizeException error) {
        return WORDS.getString(error.kind().name() + ".brief");
    }

    private static String argument(DropsizeException error, int index) {
        return index < error.context().size() ? error.context().get(index) : "";
    }

    /** File names may contain line breaks and control characters; a sentence must not. */
    private static String oneLine(String text) {
        return SafeText.visible(text.replaceAll("\\p{Cntrl}+", " ")).strip();
    }
}
