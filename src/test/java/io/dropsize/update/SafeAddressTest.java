package io.dropsize.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class SafeAddressTest {
    private static final URI HOME = URI.create("https://github.com/dropsize/dropsize");
    private static final URI ASKED = URI.create("https://mirror.example.com:8443/latest.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/x",
                "HTTPS://api.example.com",
                "http://127.0.0.1:8080/x",
                "http://127.1.2.3/",
                "http://localhost:1/",
                "http://[::1]:9/"
            })
    void onlySafeConnectionsAreAsked(String address) {
        assertThat(SafeAddress.mayBeAsked(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/x",
                "http://127.0.0.1.example.com/",
                "http://localhost.example.com/",
                "http://127.0.0.1@example.com/",
                "https://me:secret@example.com/",
                "file:///etc/passwd",
                "ftp://example.com/",
                "https:example.com",
                "https:///x",
                "x"
            })
    void othersAreNot(String address) {
        assertThat(SafeAddress.mayBeAsked(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/dropsize/dropsize/releases/tag/v1.2.0",
                "https://GitHub.com/dropsize/dropsize/releases/tag/v1.2.0-rc.1+7",
                "https://mirror.example.com:8443/dropsize/1.2.0.html"
            })
    void aPageOfTheProjectOrOfTheServerIsOpened(String page) {
        assertThat(SafeAddress.page(page, HOME, ASKED)).isEqualTo(URI.create(page));
    }

    @Test
    void anEndlessAddressIsNoPage() {
        String page = "https://github.com/dropsize/dropsize" + "/a".repeat(200_000);

        assertThat(SafeAddress.page(page, HOME, ASKED))
                .isEqualTo(URI.create("https://github.com/dropsize/dropsize/releases"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "http://github.com/dropsize/dropsize/releases/tag/v1.2.0",
                "https://github.com/dropsize/dropsize",
                "https://github.com/dropsize/dropsize-fake/releases",
                "https://github.com/dropsize/dropsize/../../evil/evil/releases",
                "https://github.com/dropsize/dropsize/%2e%2e/%2e%2e/evil/evil",
                "https://github.com/dropsize/dropsize//evil",
                "https://github.com/dropsize/dropsize\\evil",
                "https://github.com/dropsize/dropsize/releases?next=//evil.example.com",
                "https://github.com/dropsize/dropsize/releases#x",
                "https://github.com@evil.example.com/dropsize/dropsize/releases",
                "https://github.com:444/dropsize/dropsize/releases",
                "https://github.com.evil.example.com/dropsize/dropsize/releases",
                "https://gіthub.com/dropsize/dropsize/releases",
                "https://mirror.example.com/dropsize",
                "https://github.com/dropsize/dropsize/releases/tag/v1\u202egpj"
            })
    void anyOtherPageIsReplacedByTheProjectsOwn(String page) {
        assertThat(SafeAddress.page(page, HOME, ASKED))
                .isEqualTo(URI.create("https://github.com/dropsize/dropsize/releases"));
    }
}
