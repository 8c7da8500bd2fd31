package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Service;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Uploads in a separate process, whose environment and properties the test sets. */
final class OtherSurroundings {
    static final String STORED = "stored and signed";
    static final String PROFILE = "work";

    private OtherSurroundings() {}

    /** Argument: the endpoint. Says what became of an upload by a key, then of one by a profile. */
    public static void main(String[] args) {
        URI endpoint = URI.create(args[0]);
        System.out.println(upload(endpoint, new Credentials.AccessKey("AKID")));
        System.out.println(upload(endpoint, new Credentials.Profile(PROFILE)));
    }

    private static String upload(URI endpoint, Credentials credentials) {
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        endpoint,
                        credentials,
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        try (var store =
                S3ObjectStore.open(
                        destination, endpoint, () -> Optional.of(new SecretKey("AKID", "word")))) {
            var _ = store.put(S3StoreContract.upload("a.png", new byte[9], "r"), _ -> {});
            var _ = store.signedUrl("a.png", Duration.ofHours(1));
            return STORED;
        } catch (DropsizeException e) {
            return ErrorText.of(e);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
