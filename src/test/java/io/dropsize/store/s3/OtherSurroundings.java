package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.service.Service;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Uploads in a separate process, whose environment and properties the test sets. */
final class OtherSurroundings {
    static final String STORED = "stored and signed";
    static final String PROFILE = "work";

    private OtherSurroundings() {}

    /**
     * Arguments: the endpoint, then names of profiles or "env". Prints the result of an upload by
     * each of them; without names, of uploads by a key and by a profile.
     */
    public static void main(String[] args) {
        URI endpoint = URI.create(args[0]);
        if (args.length > 1) {
            for (String name : List.of(args).subList(1, args.length)) {
                System.out.println(
                        upload(
                                endpoint,
                                name.equals("env")
                                        ? new Credentials.Environment()
                                        : new Credentials.Profile(name)));
            }
            return;
        }
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
