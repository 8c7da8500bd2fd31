package io.dropsize.store.s3.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class AwsFilesTest {
    @TempDir private Path folder;
    private Path keys;
    private Path config;
    private AwsCredentialsProvider provider;

    @BeforeEach
    void nameAProfile() {
        keys = folder.resolve("credentials");
        config = folder.resolve("config");
        var destination =
                new Destination(
                        "Shop",
                        Service.AMAZON_S3,
                        "images",
                        "eu-west-3",
                        null,
                        new Credentials.Profile("work"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        provider =
                S3Credentials.of(
                        destination, Optional::empty, new AwsFiles(keys, config), Map.of());
    }

    private static String profile(String section, String id) {
        return "[" + section + "]\naws_access_key_id=" + id + "\naws_secret_access_key=word\n";
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
        Files.writeString(keys, "\uFEFF" + profile("work", "marked"));
        Files.writeString(config, "\uFEFF[profile other]\n");

        assertThat(key()).isEqualTo("marked");
    }

    private String key() {
        return provider.resolveCredentials().accessKeyId();
    }

    private DropsizeException failure() {
        return catchThrowableOfType(DropsizeException.class, () -> provider.resolveCredentials());
    }

    @Test
    void whatBothFilesSayTheCredentialsSay() throws IOException {
        Files.writeString(keys, profile("work", "SECRETS"));
        Files.writeString(config, profile("profile work", "CONFIG"));

        assertThat(key()).isEqualTo("SECRETS");
    }

    @Test
    void aProfileThatComesLaterOrIsRenewedIsReadWithoutARestart() throws IOException {
        assertThat(failure().kind()).isEqualTo(ErrorKind.PROFILE_MISSING);

        Files.writeString(config, profile("profile work", "FIRST"));
        assertThat(key()).isEqualTo("FIRST");

        Files.writeString(config, profile("profile work", "RENEWED"));
        assertThat(key()).isEqualTo("RENEWED");
    }

    @ParameterizedTest
    @CsvSource({
        "config, '[default]\n[profile x\n', ' is invalid at line 2.'",
        "credentials, 'aws_access_key_id\n', ' is invalid at line 1.'",
        "credentials, '[work]\nno equals sign\n', ' is invalid at line 2.'",
    })
    void anInvalidFileIsReportedUntilItIsCorrected(String name, String content, String sentence)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);

        assertThat(failure().kind()).isEqualTo(ErrorKind.BAD_SETTING);
        assertThat(ErrorText.of(failure()))
                .isEqualTo("The AWS file " + file + sentence + " Correct that line, then retry.");

        Files.writeString(file, "");
        Files.writeString(keys, profile("work", "MENDED"));
        assertThat(key()).isEqualTo("MENDED");
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        Files.writeString(keys, profile("work", "ID"));
        assumeFalse(keys.toFile().setReadable(false) && Files.isReadable(keys)); // Root may.

        assertThat(failure().kind()).isEqualTo(ErrorKind.FILE_UNREADABLE);
        assertThat(failure().context()).containsExactly(keys.toString());
    }
}
