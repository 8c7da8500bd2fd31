package io.dropsize.update;

import io.dropsize.about.ThisBuild;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.SettingProblem;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries GitHub, or a server with the same API. */
public final class GitHubReleases implements Releases {
    private static final String OVERRIDE_PROPERTY = "dropsize.releases";
    private static final String OVERRIDE_VARIABLE = "DROPSIZE_RELEASES";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MAX_REDIRECTS = 3;

    private final ThisBuild build;
    private final String address;
    private final Duration patience;

    /**
     * @param address of the newest release; validated when it is used
     * @param patience the time limit for the whole request
     */
    GitHubReleases(ThisBuild build, String address, Duration patience) {
        this.build = build;
        this.address = address;
        this.patience = patience;
    }

    /** The address of this build, unless this system overrides it. */
    public static Releases of(ThisBuild build) {
        String address =
                Stream.of(System.getProperty(OVERRIDE_PROPERTY), System.getenv(OVERRIDE_VARIABLE))
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse(build.releases().toString());
        return new GitHubReleases(build, address, TIMEOUT);
    }

    @Override
    public Release latest() {
        URI asked = checked();
        try (ReleaseRequest question =
                new ReleaseRequest("Dropsize/" + build.version(), patience)) {
            URI place = asked;
            for (int i = 0; i <= MAX_REDIRECTS; i++) {
                HttpResponse<byte[]> answer = question.ask(place);
                if (answer.statusCode() / 100 != 3) {
                    return release(answer, asked);
                }
                place = next(answer);
            }
        }
        throw new DropsizeException(ErrorKind.RELEASES_GARBLED, asked.getHost());
    }

    private URI checked() {
        return SafeAddress.parse(address)
                .filter(SafeAddress::mayBeAsked)
                .orElseThrow(
                        () ->
                                DropsizeException.setting(
                                        SettingProblem.UPDATE_ADDRESS_UNSAFE,
                                        address,
                                        OVERRIDE_VARIABLE));
    }

    private static URI next(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Location")
                .flatMap(SafeAddress::parse)
                .map(answer.uri()::resolve)
                .filter(SafeAddress::isSecure)
                .orElseThrow(() -> error(ErrorKind.RELEASES_GARBLED, answer));
    }

    private Release release(HttpResponse<byte[]> answer, URI asked) {
        if (answer.statusCode() != 200) {
            throw error(kindOf(answer), answer);
        }
        ReleaseJson found =
                ReleaseJson.read(answer.body())
                        .orElseThrow(() -> error(ErrorKind.RELEASES_GARBLED, answer));
        if (!found.finished()) {
            throw error(ErrorKind.RELEASES_NONE, answer);
        }
        return new Release(found.version(), SafeAddress.page(found.page(), build.home(), asked));
    }

    private static ErrorKind kindOf(HttpResponse<byte[]> answer) {
        Optional<String> left = answer.headers().firstValue("X-RateLimit-Remaining");
        int status = answer.statusCode();
        if (status == 429 || (status == 403 && left.filter("0"::equals).isPresent())) {
            return ErrorKind.RELEASES_LIMITED;
        }
        if (status == 404) {
            return ErrorKind.RELEASES_NONE;
        }
        return status >= 500 ? ErrorKind.SERVER_ERROR : ErrorKind.RELEASES_GARBLED;
    }

    private static DropsizeException error(ErrorKind kind, HttpResponse<byte[]> answer) {
        return new DropsizeException(kind, answer.uri().getHost());
    }
}
