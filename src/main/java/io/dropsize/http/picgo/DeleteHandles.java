package io.dropsize.http.picgo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed texts that name an uploaded object, so that clients can delete it later and the endpoint
 * need not remember it. They are invalid after the token is renewed. Thread-safe.
 */
public final class DeleteHandles {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "delete\n";

    private final Supplier<String> secret;

    /**
     * @param secret the current token
     */
    public DeleteHandles(Supplier<String> secret) {
        this.secret = secret;
    }

    /** An object in a destination. */
    record Target(String destination, String key) {}

    String handle(Target target) {
        String payload = text(target.destination()) + "." + text(target.key());
        return payload + "." + signature(payload);
    }

    /** The object that a handle names; empty if the handle isn't valid. */
    Optional<Target> target(String handle) {
        String[] parts = handle.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        byte[] expected = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        boolean valid = MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8));
        return valid
                ? Optional.of(new Target(original(parts[0]), original(parts[1])))
                : Optional.empty();
    }

    private String signature(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = secret.get().getBytes(StandardCharsets.US_ASCII);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal((PURPOSE + payload).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String text(String original) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(original.getBytes(StandardCharsets.UTF_8));
    }

    private static String original(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
