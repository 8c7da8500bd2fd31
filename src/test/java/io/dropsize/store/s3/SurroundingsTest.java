package io.dropsize.store.s3;

import static io.dropsize.store.s3.OtherSurroundings.STORED;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings for other programs that use AWS do not stop uploads with their own credentials. */
@Timeout(300)
class SurroundingsTest {
    private static final String GOOD =
            "[work]\naws_access_key_id = AKID\naws_secret_access_key = word\n";

    @TempDir private Path folder;
    private final FakeS3 service = new FakeS3();
    private Path good;
    private Path broken;

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(folder.resolve("good"), GOOD);
        broken = Files.writeString(folder.resolve("broken"), "[default]\n\n[profile x\n");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void whatTheEnvironmentWishesOfOtherServicesIsPassedOver() throws IOException {
        Map<String, String> wishes =
                Map.of(
                        "AWS_USE_DUALSTACK_ENDPOINT",
                        "true",
                        "AWS_USE_FIPS_ENDPOINT",
                        "true",
                        "AWS_DEFAULTS_MODE",
                        "nonsense",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        good.toString());

        assertThat(uploads(wishes)).containsExactly(STORED, STORED);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE",
        "AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE"
    })
    void aBrokenAwsFileStopsOnlyThoseThatNameAProfile(String ofTheBroken, String ofTheGood)
            throws IOException {
        assertThat(uploads(Map.of(ofTheBroken, broken.toString(), ofTheGood, good.toString())))
                .containsExactly(
                        STORED,
                        "The AWS file "
                                + broken
                                + " is invalid at line 3. Correct that line, then retry.");
    }

    @Test
    void filesThatArePassedAsPropertiesAreRead() throws IOException {
        assertThat(
                        uploads(
                                Map.of("AWS_SHARED_CREDENTIALS_FILE", broken.toString()),
                                "-Daws.sharedCredentialsFile=" + good,
                                "-Daws.configFile=" + folder.resolve("none")))
                .containsExactly(STORED, STORED);
    }

    @ParameterizedTest
    @CsvSource({"http_proxy, ''", "HTTP_PROXY, ''", "ALL_PROXY, ''", "http_proxy, http://"})
    void theProxyOfTheEnvironmentForwardsRequests(String name, String scheme) throws IOException {
        // Only the proxy can resolve a host: the process itself has a list of hosts without one.
        Path hosts = Files.createFile(folder.resolve("hosts"));
        Map<String, String> environment =
                Map.of(
                        name,
                        scheme + service.endpoint().getRawAuthority(),
                        "NO_PROXY",
                        ".direct.invalid",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        good.toString());

        List<String> results =
                uploads(
                        "http://s3.fake.invalid,http://s3.direct.invalid",
                        environment,
                        "-Djdk.net.hosts.file=" + hosts);

        assertThat(results).hasSize(4).startsWith(STORED, STORED);
        assertThat(results.subList(2, 4))
                .allMatch(line -> line.startsWith("Can’t reach s3.direct.invalid."));
    }

    private List<String> uploads(Map<String, String> environment, String... options)
            throws IOException {
        return uploads(service.endpoint().toString(), environment, options);
    }

    private List<String> uploads(
            String endpoints, Map<String, String> environment, String... options)
            throws IOException {
        var all = new HashMap<>(environment);
        all.putIfAbsent("AWS_CONFIG_FILE", folder.resolve("none").toString());
        return OtherSurroundings.run(all, List.of(options), List.of(endpoints));
    }
}
