package io.dropsize.http.exchange;

import io.dropsize.error.SafeText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.TimeoutException;

/** Ends the processing of a request; it becomes an error response. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 20;
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("i18n.http", Locale.ROOT);

    private final Refusal refusal;
    private final String value;

    public RefusedException(Refusal refusal) {
        this(refusal, "");
    }

    /**
     * @param value see the constants of {@link Refusal}
     */
    public RefusedException(Refusal refusal, String value) {
        this(refusal, value, null);
    }

    public RefusedException(Refusal refusal, String value, @Nullable Throwable cause) {
        super(refusal + " " + value, cause);
        this.refusal = refusal;
        this.value = value;
    }

    public Refusal refusal() {
        return refusal;
    }

    public String value() {
        return value;
    }

    /** What happened, and what to do next, on one line. */
    public String sentence() {
        return SafeText.visible(
                new MessageFormat(WORDS.getString(refusal.name()), Locale.ENGLISH)
                        .format(new Object[] {value}));
    }

    /**
     * The reason why a body can't be read. The server library wraps exceptions that are thrown
     * while it reads.
     */
    public static RefusedException of(IOException thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
            if (cause instanceof TimeoutException) {
                return new RefusedException(Refusal.BODY_TOO_SLOW, "", thrown);
            }
            cause = cause.getCause();
        }
        return new RefusedException(Refusal.BODY_INCOMPLETE, "", thrown);
    }
}
