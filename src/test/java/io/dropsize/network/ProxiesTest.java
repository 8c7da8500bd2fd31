package io.dropsize.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ProxiesTest {
    private static final URI HTTP = URI.create("http://s3.example.org:9000");
    private static final URI HTTPS = URI.create("https://s3.example.org");

    private static String proxy(URI endpoint, Map<String, String> environment) {
        return new Proxies(environment, null, Proxies.Choice.SYSTEM)
                .proxy(endpoint)
                .map(URI::toString)
                .orElse("direct");
    }

    @ParameterizedTest
    @CsvSource({
        "http_proxy, http://proxy:3128, http://proxy:3128, direct",
        "HTTP_PROXY, http://proxy:3128, http://proxy:3128, direct",
        "https_proxy, http://proxy:3128, direct, http://proxy:3128",
        "ALL_PROXY, http://proxy:3128/, http://proxy:3128, http://proxy:3128",
        "all_proxy, proxy:3128, http://proxy:3128, http://proxy:3128",
        "http_proxy, proxy:3128, http://proxy:3128, direct",
        "http_proxy, 127.0.0.1:3128, http://127.0.0.1:3128, direct",
        "http_proxy, proxy, http://proxy:1080, direct",
        "https_proxy, https://proxy, direct, https://proxy:443",
        "http_proxy, 'http://me:p%40ss@proxy:3128', 'http://me:p@ss@proxy:3128', direct",
        "http_proxy, [::1]:3128, 'http://[::1]:3128', direct",
        "http_proxy, '', direct, direct",
    })
    void readsTheVariablesThatOtherProgramsRead(
            String name, String value, String forHttp, String forHttps) {
        Map<String, String> environment = Map.of(name, value);

        assertThat(proxy(HTTP, environment).replace("%40", "@")).isEqualTo(forHttp);
        assertThat(proxy(HTTPS, environment)).isEqualTo(forHttps);
    }

    @ParameterizedTest
    @CsvSource({
        "all_proxy, socks5h://proxy:1080",
        "ALL_PROXY, socks5://me:word@proxy:1080",
        "https_proxy, socks4://proxy",
        "HTTPS_PROXY, 'http://a b'",
        "https_proxy, my_proxy:3128",
    })
    void aProxyThatCannotBeUsedIsAnErrorInsteadOfADirectConnection(String name, String value) {
        var failure =
                catchThrowableOfType(
                        DropsizeException.class, () -> proxy(HTTPS, Map.of(name, value)));

        assertThat(failure.kind()).isEqualTo(ErrorKind.PROXY_UNSUPPORTED);
        assertThat(ErrorText.forCommandLine(failure)).contains(name).doesNotContain("word");
        assertThat(proxy(HTTPS, Map.of(name, value, "no_proxy", "example.org")))
                .isEqualTo("direct");
        assertThat(proxy(URI.create("https://localhost"), Map.of(name, value))).isEqualTo("direct");
        assertThat(proxy(HTTP, Map.of(name, value, "http_proxy", "proxy:1")))
                .isEqualTo("http://proxy:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_",
                "my_proxy",
                "proxy-",
                "-proxy",
                "a..b",
                "10.0.0.300",
                "[::::]",
                "[1.2.3.4]"
            })
    void aManualProxyNeedsAHostThatConnectionsCanUse(String host) {
        assertThat(ProxySettings.manual(host + ":3128", "", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "proxy-1.example.com", "10.0.0.30", "[::1]", "proxy."})
    void aManualProxySendsCredentialsOnlyWithAStoredPassword(String host) {
        ProxySettings settings = ProxySettings.manual(host + ":3128", "me", "").orElseThrow();

        assertThat(manual(settings, Optional.empty())).isEqualTo("http://" + host + ":3128");
        assertThat(manual(settings, Optional.of("word")))
                .isEqualTo("http://me:word@" + host + ":3128");
    }

    private static String manual(ProxySettings settings, Optional<String> password) {
        return new Proxies(Map.of(), null, new Proxies.Choice(() -> settings, _ -> password))
                .proxy(HTTPS)
                .orElseThrow()
                .toString();
    }

    @Test
    void anHttpsProxyThatTheUpdateCheckCannotUseIsNamed() {
        Map<String, String> environment = Map.of("ALL_PROXY", "https://proxy");
        ProxySelector selector = new Proxies(environment, null, Proxies.Choice.SYSTEM).selector();

        HttpRequest request = HttpRequest.newBuilder(HTTPS).build();
        try (HttpClient client = HttpClient.newBuilder().proxy(selector).build()) {
            var failure =
                    catchThrowableOfType(
                            DropsizeException.class,
                            () -> {
                                var _ = client.sendAsync(request, BodyHandlers.discarding());
                            });
            assertThat(failure.kind()).isEqualTo(ErrorKind.PROXY_UNSUPPORTED);
            assertThat(failure.context()).containsExactly("ALL_PROXY");
        }
        assertThat(selector.select(URI.create("https://localhost")))
                .containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void theSchemesOwnVariableHasPriority() {
        assertThat(proxy(HTTP, Map.of("http_proxy", "one:1", "ALL_PROXY", "two:2")))
                .isEqualTo("http://one:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "s3.example.org",
                "S3.EXAMPLE.ORG",
                "example.org",
                ".example.org",
                "*.example.org",
                "example.org.",
                "s3.example.org:9000",
                ".example.org:9000",
                "localhost, example.org",
                "localhost example.org",
                "other.test,,example.org,",
                "s3.*.org",
                "[bad,example.org",
            })
    void noProxyExcludesHostsDomainsAndPorts(String list) {
        assertThat(proxy(HTTP, Map.of("http_proxy", "proxy:1", "NO_PROXY", list)))
                .isEqualTo("direct");
        assertThat(proxy(HTTP, Map.of("http_proxy", "proxy:1", "no_proxy", list)))
                .isEqualTo("direct");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ample.org",
                "example.org:443",
                "org.example",
                "sub.s3.example.org",
                "[bad",
                ".",
                ":9000",
                "10.0.0.0/8",
                "example.org/8",
                "s3.example.org.evil.test",
            })
    void noProxyExcludesNothingElse(String list) {
        assertThat(proxy(HTTP, Map.of("http_proxy", "proxy:1", "NO_PROXY", list)))
                .isEqualTo("http://proxy:1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.1.2.3:9000, 10.0.0.0/8, direct",
        "http://10.1.2.3:9000, 10.1.2.3, direct",
        "http://10.1.2.3:9000, 10.1.2.3:9000, direct",
        "http://10.1.2.3:9000, 10.1.2.*, direct",
        "http://10.1.2.3:9000, 10.1.2.0/31, http://proxy:1",
        "http://10.1.2.3:9000, 10.1.2.2/31, direct",
        "http://10.1.2.3:9000, 0.0.0.0/0, direct",
        "http://10.1.2.3:9000, 2.3, http://proxy:1",
        "http://10.1.2.3:9000, 10.0.0.0/99, http://proxy:1",
        "'http://[fd00::5]:9000', fd00::/8, direct",
        "'http://[fd00::5]:9000', fd00:0::5, direct",
        "'http://[fd00::5]:9000', '[fd00::5]:9000', direct",
        "'http://[fd00::5]:9000', '[fd00::5]:9001', http://proxy:1",
        "http://nas:9000, nas, direct",
    })
    void noProxyExcludesAddressesAndNetworks(URI endpoint, String list, String expected) {
        assertThat(proxy(endpoint, Map.of("http_proxy", "proxy:1", "NO_PROXY", list)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000",
                "http://localhost:9000",
                "http://bucket.localhost:9000",
                "http://[::1]:9000",
            })
    void loopbackHasNoProxy(URI endpoint) {
        assertThat(proxy(endpoint, Map.of("http_proxy", "proxy:1", "ALL_PROXY", "proxy:1")))
                .isEqualTo("direct");
        assertThat(new Proxies(Map.of(), new SystemProxy(), Proxies.Choice.SYSTEM).proxy(endpoint))
                .isEmpty();
    }

    @Test
    void withoutVariablesTheSystemsProxyIsUsed() {
        assertThat(new Proxies(Map.of(), new SystemProxy(), Proxies.Choice.SYSTEM).proxy(HTTPS))
                .contains(URI.create("http://corporate:8080"));
        assertThat(
                        new Proxies(
                                        Map.of("NO_PROXY", "example.org"),
                                        new SystemProxy(),
                                        Proxies.Choice.SYSTEM)
                                .proxy(HTTPS))
                .isEmpty();
    }

    private static final class SystemProxy extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            var address = InetSocketAddress.createUnresolved("corporate", 8080);
            return List.of(new Proxy(Proxy.Type.HTTP, address), Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
