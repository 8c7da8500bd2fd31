package io.dropsize.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;
import io.dropsize.store.Visitor;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class VisitingPublisherTest {
    private final MemoryStore store = new MemoryStore();
    private final ImageMaker maker = new ImageMaker(new TextEngine());
    private final List<URI> opened = new ArrayList<>();

    @Test
    void theFirstLinkOfABatchIsOpenedAndTheOthersAreNot() {
        Publisher publisher = publisher(this::open);

        Published first = publish(publisher, "a.jpg", 10);
        Published second = publish(publisher, "b.jpg", 20);

        assertThat(opened).containsExactly(first.link());
        assertThat(first.warning()).isNull();
        assertThat(second.warning()).isNull();
    }

    @Test
    void aLinkThatDoesNotOpenIsAWarningWithTheFix() {
        Publisher publisher =
                publisher(
                        link -> {
                            throw new DropsizeException(ErrorKind.ADDRESS_REFUSED, link.getHost());
                        });

        Published published = publish(publisher, "a.jpg", 10);

        assertThat(ErrorText.of(Objects.requireNonNull(published.warning())))
                .isEqualTo(
                        "Visitors can’t open "
                                + published.link()
                                + ". Make the bucket’s images public, enter its public URL, or use"
                                + " signed links.");
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void theLinkOfAnExistingCopyIsOpenedAsWell() {
        BucketPublisher bucket = bucket();
        publish(bucket, "a.jpg", 10);
        Publisher again =
                new VisitingPublisher(
                        bucket,
                        link -> {
                            throw new DropsizeException(ErrorKind.ADDRESS_REFUSED, link.getHost());
                        });
        Source source = Source.of("a.jpg", TextEngine.picture(10, 10));
        ImageMaker.Made made = maker.make(source, Preset.WEB_1600, again.naming(LocalDate.EPOCH));

        Published existing = again.reserve(made.plan()).orElseThrow().published();

        assertThat(existing.alreadyThere()).isTrue();
        assertThat(Objects.requireNonNull(existing.warning()).kind())
                .isEqualTo(ErrorKind.LINK_NOT_PUBLIC);
    }

    @Test
    void aCopyWithAWarningIsNotOpened() {
        Path none = Path.of("src/test/resources/logging.properties/none");
        Publisher publisher =
                new VisitingPublisher(
                        new CopyingPublisher(
                                bucket(),
                                new FolderPublisher(none, FolderPublisher.WhenTaken.NUMBER)),
                        this::open);

        assertThat(publish(publisher, "a.jpg", 10).warning()).isNotNull();
        assertThat(opened).isEmpty();
    }

    @Test
    void aProgramThatEndsWhileALinkIsOpenedHasUploadedTheImage() {
        Publisher publisher =
                publisher(
                        _ -> {
                            throw new DropsizeException(ErrorKind.CANCELLED);
                        });

        assertThat(publish(publisher, "a.jpg", 10).warning()).isNull();
    }

    private Visitor.Visit open(URI link) {
        opened.add(link);
        return new Visitor.Visit("image/jpeg", null);
    }

    private Publisher publisher(Visitor visitor) {
        return new VisitingPublisher(bucket(), visitor);
    }

    private BucketPublisher bucket() {
        return new BucketPublisher(Destination.thisComputer(), _ -> store, Journal.NONE);
    }

    private Published publish(Publisher publisher, String name, int size) {
        Source source = Source.of(name, TextEngine.picture(size, size));
        ImageMaker.Made made =
                maker.make(source, Preset.WEB_1600, publisher.naming(LocalDate.EPOCH));
        assertThat(publisher.reserve(made.plan())).isEmpty();
        return publisher.publish(made.plan(), made.image(), _ -> {});
    }
}
