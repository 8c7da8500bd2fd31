package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;

class ImageAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/photo[1].jpg, https://example.com/photo%5B1%5D.jpg",
        "https://example.com/a.jpg#one#two, https://example.com/a.jpg#one%23two",
        "HTTPS://Example.com/A.jpg, https://Example.com/A.jpg",
        "http://[::1]:80/a.jpg, http://[::1]:80/a.jpg",
        "https://example.com/100%.jpg, https://example.com/100%25.jpg"
    })
    void addressesAsPeopleWriteThemAreEscaped(String text, String address) {
        assertThat(ImageAddress.parse(text)).hasValue(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com:99999/a.jpg", "ftp://example.com/a.jpg", "http://"})
    void otherTextIsNoAddress(String text) {
        assertThat(ImageAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/写真.jpg, https://example.com/%E5%86%99%E7%9C%9F.jpg",
        "b c.jpg, https://example.com/a/b%20c.jpg",
        "//img.example.com/a.jpg, https://img.example.com/a.jpg",
        "HTTP://example.org/写.jpg, http://example.org/%E5%86%99.jpg",
        "../x[1].jpg, https://example.com/x%5B1%5D.jpg"
    })
    void aRedirectInUtf8IsFollowed(String location, String address) {
        String header =
                new String(location.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(ImageAddress.redirect(URI.create("https://example.com/a/x.jpg"), header))
                .hasValue(URI.create(address));
    }

    @Test
    void aRedirectToAnotherSchemeIsNone() {
        URI from = URI.create("https://example.com/");

        assertThat(ImageAddress.redirect(from, "file:///etc/passwd")).isEmpty();
        assertThat(ImageAddress.redirect(from, "http://example.com:99999/")).isEmpty();
    }
}
