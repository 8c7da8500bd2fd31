package io.dropsize.http.exchange;

import org.gaul.shaded.org.eclipse.jetty.http.HttpStatus;

/**
 * An error response (RFC 9457).
 *
 * @param kind the constant of {@link Refusal}, for programs
 */
public record Problem(String type, String title, int status, String detail, String kind) {
    private static final String MEDIA_TYPE = "application/problem+json";

    public static Reply reply(RefusedException refused) {
        int status = refused.refusal().status();
        return Reply.json(
                status,
                MEDIA_TYPE,
                new Problem(
                        "about:blank",
                        HttpStatus.getMessage(status),
                        status,
                        refused.sentence(),
                        refused.refusal().name()));
    }
}
