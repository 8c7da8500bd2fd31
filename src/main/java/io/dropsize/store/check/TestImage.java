package io.dropsize.store.check;

import io.dropsize.store.Destination;
import io.dropsize.store.KeyContext;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.Upload;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The image that a check uploads, under a key that no other object has. */
final class TestImage {
    static final String MEDIA_TYPE = "image/png";

    /** A transparent PNG of one pixel. */
    private static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final String key;

    TestImage(Destination destination) {
        this.key = newKey(destination);
    }

    String key() {
        return key;
    }

    Upload upload() {
        return new Upload(key, PNG, MEDIA_TYPE, "check", false);
    }

    /** Returns other bytes under the same key. */
    Upload other() {
        byte[] bytes = "another".getBytes(StandardCharsets.US_ASCII);
        return new Upload(key, bytes, MEDIA_TYPE, "check-another", false);
    }

    /**
     * Returns a key in the folder where images are uploaded, because the credentials may have no
     * access to others.
     */
    private static String newKey(Destination destination) {
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        String hash = HexFormat.of().formatHex(random);
        return destination
                .keyTemplate()
                .key(
                        new KeyTemplate.Values(
                                LocalDate.now(ZoneId.systemDefault()),
                                "dropsize-check-" + hash,
                                hash,
                                "check",
                                1,
                                1,
                                "png",
                                KeyContext.NONE.accepted(
                                        "",
                                        ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE),
                                        UUID.randomUUID())));
    }
}
