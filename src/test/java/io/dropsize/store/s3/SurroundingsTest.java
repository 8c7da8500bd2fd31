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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings for other programs that use AWS do not stop uploads with their own credentials. */
@Timeout(60)
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

    @ParameterizedTest
    @CsvSource({
        "AWS_USE_DUALSTACK_ENDPOINT, true",
        "AWS_USE_FIPS_ENDPOINT, true",
        "AWS_DEFAULTS_MODE, nonsense",
    })
    void whatTheEnvironmentWishesOfOtherServicesIsPassedOver(String name, String value)
            throws IOException {
        assertThat(uploads(Map.of(name, value, "AWS_SHARED_CREDENTIALS_FILE", good.toString())))
                .containsExactly(STORED, STORED);
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
        var environment = new HashMap<String, String>();
        environment.put(name, scheme + service.endpoint().getRawAuthority());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", good.toString());

        assertThat(uploads("http://s3.fake.invalid", environment)).containsExactly(STORED, STORED);

        environment.put("NO_PROXY", ".fake.invalid");
        assertThat(uploads("http://s3.fake.invalid", environment))
                .allMatch(line -> line.startsWith("Can’t reach s3.fake.invalid."));
    }

    private List<String> uploads(Map<String, String> environment, String... options)
            throws IOException {
        return uploads(service.endpoint().toString(), environment, options);
    }

    private List<String> uploads(
            String endpoint, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OtherSurroundings.class.getName(), endpoint));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
        builder.environment().putAll(environment);
        return builder.start().inputReader().lines().toList();
    }
}
