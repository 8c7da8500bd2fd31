package io.dropsize.pipeline.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class LinkMakerTest {
    private static final Destination SHOP =
            new Destination(
                    "Shop",
                    Service.AMAZON_S3,
                    "shop",
                    "eu-west-3",
                    null,
                    new Credentials.AccessKey("AKID"),
                    KeyTemplate.DEFAULT,
                    null,
                    false);

    /** The keyring is locked, or the secret was removed with its destination. */
    private final LinkMaker keyless =
            new LinkMaker(
                    _ -> {
                        throw new DropsizeException(ErrorKind.CREDENTIALS_MISSING, "Shop");
                    });

    private static LinkMaker.Target target(Destination destination) {
        return new LinkMaker.Target(destination, "a/b.png", Description.of("b"), 2, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "URL, https://shop.s3.eu-west-3.amazonaws.com/a/b.png",
        "MARKDOWN, ![b](https://shop.s3.eu-west-3.amazonaws.com/a/b.png)",
    })
    void aLinkThatEverybodyMayHaveNeedsNoKeys(LinkForm form, String link) {
        assertThat(keyless.link(form, target(SHOP), LinkMaker.DEFAULT_LIFE)).isEqualTo(link);
    }

    @Test
    void aSignedOneDoes() {
        assertThatThrownBy(
                        () -> keyless.link(LinkForm.SIGNED, target(SHOP), LinkMaker.DEFAULT_LIFE))
                .isInstanceOf(DropsizeException.class);
    }

    @Test
    void thatOfThisComputerNeedsNoClient() {
        ObjectStores serving =
                new ObjectStores() {
                    @Override
                    public ObjectStore open(Destination destination) {
                        throw new DropsizeException(ErrorKind.INTERNAL, destination.name());
                    }

                    @Override
                    public URI publicUrl(Destination destination, String key) {
                        return URI.create("http://127.0.0.1:9/images/" + key);
                    }
                };

        assertThat(
                        new LinkMaker(serving)
                                .link(
                                        LinkForm.URL,
                                        target(Destination.thisComputer()),
                                        LinkMaker.DEFAULT_LIFE))
                .isEqualTo("http://127.0.0.1:9/images/a/b.png");
    }

    @Test
    void thatOfThisComputerIsWhereItsServerRunsNow() {
        LinkMaker links = new LinkMaker(new MemoryStore());

        assertThat(
                        links.link(
                                LinkForm.URL,
                                target(Destination.thisComputer()),
                                LinkMaker.DEFAULT_LIFE))
                .isEqualTo("http://pictures.test/a/b.png");
    }
}
