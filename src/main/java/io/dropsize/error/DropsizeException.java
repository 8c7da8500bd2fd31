package io.dropsize.error;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The only exception that crosses package borders. It carries a kind and its context; edges
 * translate it to a sentence with {@link ErrorText}. Never put a secret into the context.
 */
public final class DropsizeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient List<String> context;
    private final transient List<ErrorDetail> details;

    public DropsizeException(ErrorKind kind, String... context) {
        this(kind, null, context);
    }

    public DropsizeException(ErrorKind kind, @Nullable Throwable cause, String... context) {
        this(kind, cause, List.of(), context);
    }

    private DropsizeException(
            ErrorKind kind,
            @Nullable Throwable cause,
            List<ErrorDetail> details,
            String... context) {
        super(kind + (context.length == 0 ? "" : ": " + String.join(", ", context)), cause);
        this.kind = kind;
        this.context = List.of(context);
        this.details = List.copyOf(details);
    }

    /** An error that consists of others. */
    public static DropsizeException withDetails(
            ErrorKind kind, List<ErrorDetail> details, String... context) {
        return new DropsizeException(kind, null, details, context);
    }

    /** The exception itself if it is one of these, or INTERNAL. */
    public static DropsizeException of(Throwable error) {
        return error instanceof DropsizeException known
                ? known
                : new DropsizeException(
                        ErrorKind.INTERNAL, error, error.getClass().getSimpleName());
    }

    /** A BAD_SETTING. */
    public static DropsizeException setting(SettingProblem problem, String... values) {
        return setting(problem, (Throwable) null, values);
    }

    /** A BAD_SETTING with its cause. */
    public static DropsizeException setting(
            SettingProblem problem, @Nullable Throwable cause, String... values) {
        String[] context =
                Stream.concat(Stream.of(problem.name()), Stream.of(values)).toArray(String[]::new);
        return new DropsizeException(ErrorKind.BAD_SETTING, cause, context);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The values that the sentence needs, in the order that {@link ErrorKind} documents. */
    public List<String> context() {
        return context;
    }

    /** The errors that it consists of; empty for most kinds. */
    public List<ErrorDetail> details() {
        return details;
    }

    /** Its kind and context, which can be compared. */
    public ErrorDetail asDetail() {
        return new ErrorDetail(kind, context);
    }
}
