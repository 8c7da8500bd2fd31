package io.dropsize.ui.shell.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.testkit.Cases;
import io.dropsize.ui.upload.intake.DropItem;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class IncomingTest {
    private static final byte[] PNG = Cases.bytes("first-301.png");
    private static final byte[] JPEG = Cases.bytes("second-302.jpg");

    /** Returns stale content for formats that are not offered, as GTK drags in JavaFX do. */
    private static final class StaleOffer implements DataOffer {
        private final Map<String, byte[]> content = new LinkedHashMap<>();
        private final List<String> read = new ArrayList<>();
        private byte[] last = PNG;

        StaleOffer with(String format, byte[] bytes) {
            content.put(format, bytes);
            return this;
        }

        StaleOffer with(String format, String text) {
            return with(format, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<String> formats() {
            return List.copyOf(content.keySet());
        }

        @Override
        public byte[] read(String format) {
            read.add(format);
            last = content.getOrDefault(format, last);
            return last;
        }

        @Override
        public boolean hasFilesOrImage() {
            return false;
        }

        @Override
        public List<Path> files() {
            return List.of();
        }

        @Override
        public @Nullable Image image() {
            return null;
        }
    }

    @Test
    void aJpegAfterAPngIsTheJpegAndNothingElseIsAskedFor() {
        StaleOffer offer = new StaleOffer().with("image/jpeg", JPEG);

        assertThat(Incoming.of(offer).coded()).isEqualTo(JPEG);
        assertThat(offer.read).containsExactly("image/jpeg");
    }

    @Test
    void bytesThatAreNotWhatTheirFormatSaysAreNoImage() {
        assertThat(Incoming.of(new StaleOffer().with("image/jpeg", PNG)).hasPicture()).isFalse();
        assertThat(
                        Incoming.of(
                                        new StaleOffer()
                                                .with("image/jpeg", "https://example.com/a.jpg"))
                                .hasPicture())
                .isFalse();
        assertThat(Incoming.of(new StaleOffer().with("image/png", new byte[0])).hasPicture())
                .isFalse();
    }

    @Test
    void theNextFormatIsTakenWhenOneIsNotWhatItSays() {
        StaleOffer offer =
                new StaleOffer()
                        .with("image/png", "https://example.com/a.png")
                        .with("image/jpeg", JPEG);

        assertThat(Incoming.of(offer).coded()).isEqualTo(JPEG);
    }

    @Test
    void anImageOfAFormatThatCannotBeReadGetsARowThatSaysSo() {
        byte[] drawing = "<svg xmlns='x'/>".getBytes(StandardCharsets.UTF_8);

        assertThat(Incoming.of(new StaleOffer().with("image/svg+xml", drawing)).coded())
                .isEqualTo(drawing);
    }

    @Test
    void anImageIsTakenBeforeItsAddress() {
        StaleOffer offer =
                new StaleOffer()
                        .with("text/html", "<img src='https://example.com/a.png'>")
                        .with("image/png", PNG);

        Incoming incoming = Incoming.of(offer);

        assertThat(incoming.coded()).isEqualTo(PNG);
        assertThat(incoming.items()).isEmpty();
    }

    @Test
    void aFileIsTakenBeforeAnAddressAndBeforeAnImage() {
        StaleOffer offer =
                new StaleOffer()
                        .with("text/html", "<img src='https://example.com/a.png'>")
                        .with("image/png", PNG)
                        .with("text/uri-list", "file:///tmp/a.png\r\n");

        Incoming incoming = Incoming.of(offer);

        assertThat(incoming.hasPicture()).isFalse();
        assertThat(incoming.items()).containsExactly(new DropItem.OfFile(Path.of("/tmp/a.png")));
    }

    @Test
    void ofAListThatNamesFilesAndAddressesEverythingIsTaken() {
        StaleOffer offer = new StaleOffer().with("text/uri-list", Cases.bytes("uris-mixed"));

        assertThat(Incoming.of(offer).items())
                .containsExactly(
                        new DropItem.OfAddress(URI.create("http://127.0.0.1:9/x.png")),
                        new DropItem.OfFile(Path.of("/tmp/ok.jpg")));
    }

    @Test
    void theImageOfAPageIsTakenAndNotTheLinkAroundIt() {
        StaleOffer offer =
                new StaleOffer()
                        .with("text/uri-list", "https://example.com/article\r\n")
                        .with(
                                "text/html",
                                "<a href='x'><img alt=\"a > b\" src=\"https://example.com/a.png?w=1&amp;h=2\"></a>");

        assertThat(Incoming.of(offer).items())
                .containsExactly(address("https://example.com/a.png?w=1&h=2"));
    }

    @Test
    void mozillasAddressesAreReadWithTheirTitles() {
        byte[] wide = "https://example.com/ü.png\nA title".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Incoming.of(new StaleOffer().with("text/x-moz-url", wide)).items())
                .containsExactly(address("https://example.com/%C3%BC.png"));
        assertThat(
                        Incoming.of(
                                        new StaleOffer()
                                                .with(
                                                        "_NETSCAPE_URL",
                                                        "https://example.com/a.png\nA title"))
                                .items())
                .containsExactly(address("https://example.com/a.png"));
    }

    @Test
    void textIsTakenWhenItIsAnAddressAndOnlyThen() {
        assertThat(text(" https://example.com/my picture.png\n").items())
                .containsExactly(address("https://example.com/my%20picture.png"));
        assertThat(text("see https://example.com/a.png").items()).isEmpty();
        assertThat(text("https://example.com/a.png\nand more").items()).isEmpty();
        assertThat(text("shopping list").items()).isEmpty();
        assertThat(text("javascript:alert(1)").items()).isEmpty();
    }

    @Test
    void allImagesOfAPartOfAPageAreTakenInOrderAndEachOnce() {
        StaleOffer offer =
                new StaleOffer()
                        .with(
                                "text/html",
                                "<img src=https://a.example/1>and<img alt=x><img src='//a.example/2'>"
                                        + "<img src=https://a.example/1>");

        assertThat(Incoming.of(offer).items())
                .containsExactly(address("https://a.example/1"), address("https://a.example/2"));
    }

    @Test
    void imagesOfAPageThatCannotBeLoadedAreNamed() {
        StaleOffer offer =
                new StaleOffer()
                        .with(
                                "text/html",
                                "<img src='img/a.png'><img src=https://a.example/2>"
                                        + "<img src='file:///tmp/b.png'>");

        assertThat(Incoming.of(offer).items())
                .containsExactly(
                        new DropItem.Unreadable("img/a.png"),
                        address("https://a.example/2"),
                        new DropItem.Unreadable("file:///tmp/b.png"));
    }

    @Test
    void anAddressInAnotherFormatIsTakenIfNoImageOfThePageCanBeLoaded() {
        StaleOffer offer = new StaleOffer().with("text/html", "<img src=a.png><img src=b.png>");

        assertThat(Incoming.of(offer).items())
                .containsExactly(
                        new DropItem.Unreadable("a.png"), new DropItem.Unreadable("b.png"));
        assertThat(Incoming.of(offer.with("UTF8_STRING", "https://a.example/a.png")).items())
                .containsExactly(address("https://a.example/a.png"));
    }

    @Test
    void aDataUriInHtmlIsTaken() {
        StaleOffer offer =
                new StaleOffer().with("text/html", "<IMG SRC='data:image/png;base64,iVBO\nRw0='>");

        assertThat(Incoming.of(offer).items())
                .containsExactly(address("data:image/png;base64,iVBORw0="));
    }

    private static Incoming text(String text) {
        return Incoming.of(new StaleOffer().with("UTF8_STRING", text));
    }

    private static DropItem address(String text) {
        return new DropItem.OfAddress(URI.create(text));
    }
}
