package io.dropsize.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;

class SignedExpiryTest {
    @Test
    void theEndIsInTheLink() {
        String link =
                "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Date=20261130T235900Z&X-Amz-Expires=600&X-Amz-Signature=00";

        assertThat(SignedExpiry.of("![](" + link + ")"))
                .contains(Instant.parse("2026-12-01T00:09:00Z"));
        assertThat(SignedExpiry.of(link.replace("&", "&amp;"))).isPresent();
        assertThat(SignedExpiry.of("https://img.example.com/k")).isEmpty();
    }

    @Test
    void theMomentIsShownWithItsDate() {
        assertThat(SignedExpiry.shown(Instant.parse("2026-12-01T00:09:00Z"), ZoneOffset.UTC))
                .contains("1 December 2026")
                .contains("00:09");
    }
}
