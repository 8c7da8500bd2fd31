package io.dropsize.error;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The one exception that crosses package borders. It carries what went wrong as a kind and the
 * things concerned; edges turn it into words with {@link ErrorText}. Never put a secret into the
 * context.
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

    /** What it is about, in the order {@link ErrorKind} documents. */
    public List<String> context() {
        return context;
    }
}
