package io.dropsize.store.s3;

import io.dropsize.error.SafeText;
import io.dropsize.store.Utf8;
import io.dropsize.store.service.Authority;
import io.dropsize.store.service.ServiceUrls;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An error response of a service, as parsed by the SDK. */
record ErrorResponse(AwsServiceException exception) {
    private static final Pattern REGION_IN_MESSAGE =
            Pattern.compile(
                    "expecting '([a-z0-9-]{1,63})'"
                            + "|expected: ?[0-9]{8}/([a-z0-9-]{1,63})/s3/|Must be one of:.*\\bauto\\b");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");

    /** Maximum length of a displayed message, in bytes. */
    private static final int MAX_MESSAGE = 300;

    /** Returns the HTTP status. */
    int status() {
        return exception.statusCode();
    }

    /** Returns the S3 error code; empty if there is none, as in responses to HEAD. */
    String code() {
        return detail(AwsErrorDetails::errorCode).orElse("");
    }

    /** Whether the redirect ends when the service knows a new bucket everywhere. */
    boolean isTemporary() {
        return code().equals("TemporaryRedirect");
    }

    boolean hasCode() {
        return !code().isEmpty();
    }

    /** Returns the service's message; empty if there is none. */
    String message() {
        return detail(AwsErrorDetails::errorMessage).orElse("");
    }

    /**
     * Returns the code with the message, which often contains the remedy; the status without a
     * code.
     */
    String text() {
        String message = SafeText.visible(message().replaceAll("\\s+", " ")).strip();
        String cut = Utf8.beginning(message, MAX_MESSAGE);
        String quoted = cut.length() < message.length() ? cut + "…" : cut;
        String code = hasCode() ? code() : Integer.toString(status());
        return quoted.isEmpty() ? code : code + ": " + quoted;
    }

    /** Returns the bucket's region, from the header or the message. */
    Optional<String> region() {
        return regionHeader().or(this::regionInMessage).or(this::regionInLocation);
    }

    private Optional<String> regionInLocation() {
        return location()
                .flatMap(ServiceUrls::find)
                .map(found -> found.match().region())
                .filter(name -> !name.isEmpty());
    }

    private Optional<URI> location() {
        return http().flatMap(response -> response.firstMatchingHeader("Location"))
                .flatMap(ErrorResponse::parse);
    }

    private static Optional<URI> parse(String location) {
        try {
            return Optional.of(new URI(location));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether the host redirects to https. */
    boolean wantsHttps(String host) {
        return location()
                .filter(target -> "https".equalsIgnoreCase(target.getScheme()))
                .filter(target -> isOf(host, target))
                .isPresent();
    }

    private static boolean isOf(String host, URI target) {
        String name = Authority.hostOf(target);
        return name.equals(host) || name.endsWith("." + host);
    }

    Optional<String> regionHeader() {
        return http().flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                .filter(name -> REGION.matcher(name).matches());
    }

    private Optional<String> regionInMessage() {
        Matcher region = REGION_IN_MESSAGE.matcher(message());
        return region.find()
                ? Stream.of(region.group(1), region.group(2), "auto")
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    /** Returns the difference of this computer's clock from the service's. */
    String clockDifference() {
        return http().flatMap(ServiceClock::offset)
                .filter(offset -> offset.abs().toMinutes() > 0)
                .map(
                        offset ->
                                offset.abs().toMinutes()
                                        + " minutes "
                                        + (offset.isNegative() ? "ahead" : "behind"))
                .orElse("wrong");
    }

    /**
     * Returns whether it is a page for browsers, from a proxy or a firewall in front of the
     * service.
     */
    boolean isPage() {
        return !hasCode() && http().filter(ErrorResponse::isPage).isPresent();
    }

    static boolean isPage(SdkHttpResponse response) {
        return response.firstMatchingHeader("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .isPresent();
    }

    private Optional<SdkHttpResponse> http() {
        return detail(AwsErrorDetails::sdkHttpResponse);
    }

    private <T> Optional<T> detail(Function<AwsErrorDetails, @Nullable T> value) {
        return Optional.ofNullable(exception.awsErrorDetails()).map(value);
    }
}
