package io.dropsize.ui.settings.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.about.Version;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.update.Release;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

class UpdateModelTest {
    private static final URI PAGE = URI.create("https://github.com/dropsize/dropsize/releases/x");

    private final QuietDesk desk = new QuietDesk();
    private final Deque<Consumer<Release>> done = new ArrayDeque<>();
    private final Deque<Consumer<DropsizeException>> failed = new ArrayDeque<>();
    private int clicked;
    private int unasked;

    @Test
    void nobodyIsAskedBeforeTheUserClicks() {
        UpdateModel model = model("1.0.0");

        assertThat(model.state().get()).isEqualTo(new UpdateState.NotChecked());
        assertThat(clicked + unasked).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.1, true",
        "1.0.0, 1.0.0, false",
        "1.0.0, 0.9.9, false",
        "1.0.0-SNAPSHOT, 1.0.0, true",
        "1.1.0-SNAPSHOT, 1.0.0, false",
        "1.0.0, 1.0.0+5, false"
    })
    void onlyANewerReleaseIsAvailable(String own, String newest, boolean available) {
        UpdateModel model = model(own);

        model.check();
        assertThat(model.state().get()).isEqualTo(new UpdateState.Checking());
        done.remove().accept(release(newest));

        assertThat(model.state().get())
                .isEqualTo(
                        available
                                ? new UpdateState.Available(version(newest), PAGE)
                                : new UpdateState.Newest(version(own)));
        assertThat(desk.said).isEmpty();
    }

    @Test
    void aFailureAfterAClickIsASentenceAndCanBeTriedAgain() {
        UpdateModel model = model("1.0.0");
        model.check();

        failed.remove().accept(new DropsizeException(ErrorKind.RELEASES_LIMITED, "example.com"));

        assertThat(model.state().get())
                .isEqualTo(
                        new UpdateState.Failed(
                                "Too many update checks from this network. Try again in an hour."));
        model.check();
        assertThat(clicked).isEqualTo(2);
    }

    @Test
    void clickingTwiceAsksOnce() {
        UpdateModel model = model("1.0.0");

        model.check();
        model.check();

        assertThat(clicked).isEqualTo(1);
    }

    @Test
    void failedAutomaticChecksAreNotReported() {
        UpdateModel model = model("1.0.0");
        model.checkAutomatically();

        failed.remove().accept(new DropsizeException(ErrorKind.RELEASES_UNREACHABLE, "x"));

        assertThat(model.state().get()).isEqualTo(new UpdateState.NotChecked());
        assertThat(desk.said).isEmpty();
    }

    @Test
    void aReleaseFoundAutomaticallyIsNotifiedAndShown() {
        UpdateModel model = model("1.0.0");
        model.checkAutomatically();

        done.remove().accept(release("1.0.1"));

        assertThat(desk.said).containsExactly("Dropsize 1.0.1 is available. See Settings > About.");
        assertThat(model.state().get())
                .isEqualTo(new UpdateState.Available(version("1.0.1"), PAGE));
        assertThat(desk.opened).isEmpty();
    }

    @Test
    void automaticChecksDoNotReportTheNewestVersion() {
        UpdateModel model = model("1.0.0");
        model.checkAutomatically();

        done.remove().accept(release("1.0.0"));

        assertThat(desk.said).isEmpty();
        assertThat(model.state().get()).isEqualTo(new UpdateState.NotChecked());
    }

    @Test
    void thePageIsOpenedOnlyWhenThereIsOne() {
        UpdateModel model = model("1.0.0");
        model.openPage();
        assertThat(desk.opened).isEmpty();

        model.check();
        done.remove().accept(release("2.0.0"));
        model.openPage();

        assertThat(desk.opened).containsExactly(PAGE);
    }

    private UpdateModel model(String own) {
        return new UpdateModel(
                version(own),
                desk,
                (good, bad) -> {
                    clicked++;
                    done.add(good);
                    failed.add(bad);
                },
                (good, bad) -> {
                    unasked++;
                    done.add(good);
                    failed.add(bad);
                });
    }

    private static Release release(String version) {
        return new Release(version(version), PAGE);
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
