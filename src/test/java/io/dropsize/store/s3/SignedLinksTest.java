package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.Timeouts;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links that are signed while clocks differ, and with sessions that end. */
class SignedLinksTest {
    private static final DateTimeFormatter SIGNED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration WEEK = Duration.ofDays(7);

    private static String sign(
            FaultyServer server, AwsCredentialsProvider credentials, Duration life) {
        URI endpoint = server.endpoint();
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        endpoint,
                        new Credentials.Environment(),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        try (var calls = new S3Calls(destination, endpoint, credentials, Timeouts.DEFAULT)) {
            var links = new SignedLinks(calls, endpoint, credentials);
            URI second = links.sign("b.png", life);
            assertThat(second.getPath()).isEqualTo("/images/b.png");
            return links.sign("a.png", life).toString();
        }
    }

    private static AwsCredentialsProvider session(Duration left) {
        var session =
                AwsSessionCredentials.builder()
                        .accessKeyId("AKID")
                        .secretAccessKey("secret")
                        .sessionToken("token")
                        .expirationTime(Instant.now().plus(left))
                        .build();
        return () -> session;
    }

    /** A service whose clock differs. */
    private static FaultyServer server(Duration ahead) {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plus(ahead));
        return new FaultyServer(FaultyServer.answer("404 Not Found", "Date: " + date + "\r\n", ""));
    }

    private static String parameter(String link, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(link);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-120, 0, 120})
    void linksAreSignedWithTheServicesTimeAfterOneRequest(long minutes) {
        Duration ahead = Duration.ofMinutes(minutes);
        try (FaultyServer server = server(ahead)) {
            String link = sign(server, session(Duration.ofDays(9)), WEEK);

            Instant signed = Instant.from(SIGNED.parse(parameter(link, "X-Amz-Date")));
            assertThat(Duration.between(Instant.now().plus(ahead), signed).abs())
                    .isLessThan(Duration.ofMinutes(5));
            assertThat(parameter(link, "X-Amz-Expires")).isEqualTo("604800");
            assertThat(parameter(link, "X-Amz-Security-Token")).isEqualTo("token");
            assertThat(parameter(link, "X-Amz-Credential")).startsWith("AKID%2F");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-120, 0, 120})
    void noLinkOutlivesTheSession(long minutes) {
        Duration ahead = Duration.ofMinutes(minutes);
        try (FaultyServer server = server(ahead)) {
            String link = sign(server, session(ahead.plusHours(1)), WEEK);

            assertThat(Long.parseLong(parameter(link, "X-Amz-Expires"))).isBetween(3000L, 3600L);
        }
    }

    @Test
    void aSessionThatHasEndedSignsNothing() {
        try (FaultyServer server = server(Duration.ofHours(2))) {
            assertThat(
                            catchThrowableOfType(
                                            DropsizeException.class,
                                            () -> sign(server, session(Duration.ofHours(1)), WEEK))
                                    .kind())
                    .isEqualTo(ErrorKind.SESSION_EXPIRED);
        }
    }

    @Test
    void linksAreSignedWithoutAResponseToo() {
        try (var server = new FaultyServer(FaultyServer.closeAtOnce())) {
            String link = sign(server, session(Duration.ofDays(9)), WEEK);

            assertThat(parameter(link, "X-Amz-Expires")).isEqualTo("604800");
        }
    }
}
