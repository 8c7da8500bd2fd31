package io.dropsize.cli.option;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;

import java.util.List;
import java.util.function.Supplier;

/** Reports what the user must change in the command line, before anything has started. */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what is wrong, and what is valid
     */
    public WrongUsage(String sentence) {
        super(sentence);
    }

    private WrongUsage(DropsizeException cause) {
        super(ErrorText.forCommandLine(cause), cause);
    }

    /** Returns the value, or reports an invalid one as wrong usage. */
    public static <T> T unless(Supplier<T> value) {
        try {
            return value.get();
        } catch (DropsizeException e) {
            throw new WrongUsage(e);
        }
    }

    static WrongUsage unknown(String what, String name, List<String> known) {
        return new WrongUsage(
                "There is no %s “%s”, only “%s”."
                        .formatted(what, name, String.join("”, “", known)));
    }
}
