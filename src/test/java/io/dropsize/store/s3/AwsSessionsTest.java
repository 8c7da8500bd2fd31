package io.dropsize.store.s3;

import static io.dropsize.store.s3.OtherSurroundings.STORED;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Uploads with sessions from STS, IAM Identity Center and containers, in other processes. */
@Timeout(300)
class AwsSessionsTest {
    private static final String CONFIG =
            """
            [profile source]
            aws_access_key_id = SOURCEKEY
            aws_secret_access_key = secret

            [profile role]
            role_arn = arn:aws:iam::1:role/uploader
            source_profile = source
            region = eu-west-1

            [profile chain]
            role_arn = arn:aws:iam::2:role/second
            source_profile = role
            region = eu-west-1

            [profile forbidden]
            role_arn = arn:aws:iam::1:role/forbidden
            source_profile = source
            region = eu-west-1

            [profile code]
            role_arn = arn:aws:iam::1:role/forbidden
            source_profile = source
            mfa_serial = arn:aws:iam::1:mfa/me
            region = eu-west-1

            [profile container]
            role_arn = arn:aws:iam::1:role/uploader
            credential_source = EcsContainer
            region = eu-west-1

            [profile web]
            role_arn = arn:aws:iam::1:role/web
            web_identity_token_file = WEB_TOKEN_FILE
            region = eu-west-1

            [profile sso]
            sso_session = company
            sso_account_id = 123456789012
            sso_role_name = Uploader

            [sso-session company]
            sso_start_url = https://company.example/start
            sso_region = eu-west-1
            sso_registration_scopes = sso:account:access

            [profile legacy]
            sso_start_url = https://legacy.example/start
            sso_region = eu-west-1
            sso_account_id = 123456789012
            sso_role_name = Uploader

            [profile via]
            role_arn = arn:aws:iam::1:role/uploader
            source_profile = sso
            region = eu-west-1

            [profile failing]
            credential_process = /bin/sh -c "echo The vault is locked >&2; exit 3"

            [profile session]
            aws_access_key_id = STATICKEY
            aws_secret_access_key = secret
            aws_session_token = static-session
            """;

    @TempDir private Path home;
    private final FakeAws aws = new FakeAws();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void write() throws IOException {
        Path token = Files.writeString(home.resolve("web-token"), FakeAws.WEB_IDENTITY);
        Path config =
                Files.writeString(
                        home.resolve("config"), CONFIG.replace("WEB_TOKEN_FILE", token.toString()));
        environment.put("HOME", home.toString());
        environment.put("AWS_CONFIG_FILE", config.toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("none").toString());
        environment.put("AWS_ENDPOINT_URL_STS", aws.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_SSO", aws.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_SSO_OIDC", aws.endpoint().toString());
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.endpoint() + "/container");
        environment.put("AWS_REGION", "eu-west-1");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private List<String> uploads(String... names) throws IOException {
        List<String> options = new ArrayList<>(coverageAgent());
        options.add("-Duser.home=" + home);
        List<String> arguments = new ArrayList<>(List.of(aws.endpoint().toString()));
        arguments.addAll(List.of(names));
        return OtherSurroundings.run(environment, options, arguments);
    }

    /** JaCoCo's agent, if this process has it: it appends what the other one covers. */
    private static List<String> coverageAgent() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(
                        argument ->
                                argument.startsWith("-javaagent:") && argument.contains("jacoco"))
                .toList();
    }

    /** Writes the file of {@code aws sso login}. */
    private void signIn(String session, String token, Instant expires, String more)
            throws IOException, NoSuchAlgorithmException {
        byte[] hash =
                MessageDigest.getInstance("SHA-1").digest(session.getBytes(StandardCharsets.UTF_8));
        Path cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
        Files.writeString(
                cache.resolve(HexFormat.of().formatHex(hash) + ".json"),
                "{\"accessToken\":\"%s\",\"expiresAt\":\"%s\",\"region\":\"eu-west-1\",\"startUrl\":\"https://company.example/start\"%s}"
                        .formatted(token, Instant.ofEpochSecond(expires.getEpochSecond()), more));
    }

    @Test
    void rolesAreAssumedWithTheCredentialsOfTheirSource() throws IOException {
        assertThat(uploads("role", "chain", "container", "web", "session"))
                .containsExactly(STORED, STORED, STORED, STORED, STORED);

        assertThat(aws.requests)
                .containsExactly(
                        "AssumeRole arn:aws:iam::1:role/uploader by SOURCEKEY",
                        "AssumeRole arn:aws:iam::1:role/uploader by SOURCEKEY",
                        "AssumeRole arn:aws:iam::2:role/second by ROLEKEY",
                        "container",
                        "AssumeRole arn:aws:iam::1:role/uploader by CONTAINERKEY",
                        "AssumeRoleWithWebIdentity arn:aws:iam::1:role/web by ");
    }

    @Test
    void profilesThatProvideNoKeysNameTheReason() throws IOException {
        assertThat(uploads("forbidden", "code", "failing", "typo", "sso", "via"))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("The AWS profile “forbidden” provides no keys")
                                        .contains("User may not assume the role"),
                        line ->
                                assertThat(line)
                                        .startsWith("The AWS profile “code” requires an MFA code"),
                        line ->
                                assertThat(line)
                                        .startsWith("The AWS profile “failing” provides no keys")
                                        .contains("The vault is locked"),
                        line -> assertThat(line).startsWith("There is no AWS profile “typo”."),
                        line -> assertThat(line).endsWith("Run: aws sso login --profile sso"),
                        line -> assertThat(line).endsWith("Run: aws sso login --profile sso"));
    }

    @Test
    void aValidSignInIsUsed() throws Exception {
        Instant later = Instant.now().plusSeconds(7200);
        signIn("company", FakeAws.SSO_TOKEN, later, "");
        signIn("https://legacy.example/start", FakeAws.SSO_TOKEN, later, "");

        assertThat(uploads("sso", "legacy")).containsExactly(STORED, STORED);

        assertThat(aws.requests)
                .hasSize(2)
                .allMatch(request -> request.contains("role_name=Uploader"))
                .allMatch(request -> request.contains("account_id=123456789012"));
    }

    @Test
    void anExpiredSignInIsRefreshedOrNamed() throws Exception {
        Instant earlier = Instant.now().minusSeconds(60);
        String client =
                ",\"clientId\":\"me\",\"clientSecret\":\"secret\",\"registrationExpiresAt\":\"%s\",\"refreshToken\":\"%s\"";
        String valid = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 9000).toString();
        signIn("company", "old", earlier, client.formatted(valid, FakeAws.REFRESH_TOKEN));
        signIn("https://legacy.example/start", "old", earlier, "");

        assertThat(uploads("sso", "legacy"))
                .containsExactly(
                        STORED,
                        "The sign-in of the AWS profile “legacy” has expired. Run: aws sso login"
                                + " --profile legacy");

        assertThat(aws.requests).contains("refresh accepted");
    }

    @Test
    void theEnvironmentUsesTheSourcesOfTheAwsToolsInTheirOrder() throws IOException {
        assertThat(uploads("env")).containsExactly(STORED);
        assertThat(aws.requests).containsExactly("container");

        environment.put("AWS_PROFILE", "session");
        assertThat(uploads("env")).containsExactly(STORED);
        environment.put("AWS_PROFILE", "typo");
        assertThat(uploads("env"))
                .singleElement()
                .asString()
                .startsWith("There is no AWS profile “typo”.");

        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("web-token").toString());
        environment.put("AWS_ROLE_ARN", "arn:aws:iam::1:role/web");
        assertThat(uploads("env")).containsExactly(STORED);
        assertThat(aws.requests)
                .last()
                .isEqualTo("AssumeRoleWithWebIdentity arn:aws:iam::1:role/web by ");
    }
}
