package io.dropsize.error;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The only exception that crosses package borders. It carries a kind and its context; edges
 * translate it to a sentence with {@link ErrorText}. Never put a secret into the context.
 */
public final class DropsizeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient List<String> context;

    public DropsizeException(ErrorKind kind, String... context) {
        this(kind, null, context);
    }

    public DropsizeException(ErrorKind kind, @Nullable Throwable cause, String... context) {
        super(kind + (context.length == 0 ? "" : ": " + String.join(", ", context)), cause);
        this.kind = kind;
        this.context = List.of(context);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The values that the sentence needs, in the order that {@link ErrorKind} documents. */
    public List<String> context() {
        return context;
    }
}
