package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.SettingProblem;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.link.PublicAddress;
import io.dropsize.store.service.Authority;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Signs addresses of objects with the service's time, because a link that is signed with a wrong
 * clock expires too early or never works. No link outlives the session of the credentials that
 * signed it.
 */
final class SignedLinks {
    private static final Duration MAX_LIFE = Duration.ofDays(7);
    private static final Duration MIN_LIFE = Duration.ofSeconds(1);

    /**
     * The clock difference that is ignored: the Date header has whole seconds and is delayed by the
     * network.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private final S3Calls calls;
    private final AwsCredentialsProvider credentials;
    private final Destination destination;
    private final URI endpoint;
    private final AtomicBoolean asked = new AtomicBoolean();

    SignedLinks(S3Calls calls, URI endpoint, AwsCredentialsProvider credentials) {
        this.calls = calls;
        this.credentials = credentials;
        this.destination = calls.destination();
        this.endpoint = endpoint;
    }

    /**
     * Signs an address.
     *
     * @param life 1 second to 7 days
     * @throws DropsizeException BAD_SETTING for another life; SESSION_EXPIRED
     */
    URI sign(String key, Duration life) {
        if (life.compareTo(MIN_LIFE) < 0 || life.compareTo(MAX_LIFE) > 0) {
            throw DropsizeException.setting(SettingProblem.SIGNED_LINK_LIFETIME);
        }
        Duration offset = offset(key);
        return calls.shortCall(key, () -> sign(key, life, Clock.offset(Clock.systemUTC(), offset)));
    }

    private URI sign(String key, Duration life, Clock clock) {
        AwsCredentials identity = credentials.resolveCredentials();
        Duration left =
                identity.expirationTime()
                        .map(end -> Duration.between(clock.instant(), end))
                        .filter(session -> session.compareTo(life) < 0)
                        .orElse(life);
        if (left.compareTo(MIN_LIFE) < 0) {
            throw new DropsizeException(ErrorKind.SESSION_EXPIRED, destination.name());
        }
        return signed(unsigned(key), identity, left, clock);
    }

    private SdkHttpRequest unsigned(String key) {
        URI address = PublicAddress.ofApi(endpoint, destination.bucket(), key);
        Authority authority = Authority.of(address).orElseThrow();
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol(address.getScheme())
                .host(authority.host())
                .port(authority.port() < 0 ? null : authority.port())
                .encodedPath(address.getRawPath())
                .build();
    }

    private URI signed(
            SdkHttpRequest unsigned, AwsCredentials identity, Duration life, Clock clock) {
        return AwsV4HttpSigner.create()
                .sign(
                        sign ->
                                sign.identity(identity)
                                        .request(unsigned)
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                                        .putProperty(
                                                AwsV4HttpSigner.REGION_NAME,
                                                Endpoints.region(destination))
                                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED,
                                                false)
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                                AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.EXPIRATION_DURATION, life)
                                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri();
    }

    /**
     * Returns the clock's offset, for which one request is sent if there was no response yet. If
     * that fails, the offset is 0.
     */
    private Duration offset(String key) {
        if (calls.clock().offset().isEmpty() && asked.compareAndSet(false, true)) {
            try {
                var _ = calls.head(key);
            } catch (DropsizeException e) {
                if (e.kind() == ErrorKind.CANCELLED || e.kind() == ErrorKind.WRONG_REGION) {
                    throw e;
                }
            }
        }
        return calls.clock()
                .offset()
                .filter(offset -> offset.abs().compareTo(TOLERANCE) > 0)
                .orElse(Duration.ZERO);
    }
}
