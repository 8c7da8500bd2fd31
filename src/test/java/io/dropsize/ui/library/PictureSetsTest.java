package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Planner;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Responsive pictures among the objects of a bucket. */
class PictureSetsTest {
    private static final ObjectInfo OTHER = object("other-640.webp", 7);

    @Test
    void theFirstCopyRepresentsAll() {
        Outcome.Done upload = upload("a.jpg");
        List<ObjectInfo> images = images(upload);

        PictureSets sets = PictureSets.of(images, List.of(upload), PictureSetsTest::address);

        assertThat(sets.collapse(images)).containsExactly(images.getFirst(), OTHER);
        assertThat(sets.copies(images.getFirst())).hasSize(upload.copies().size());
        assertThat(sets.bytes(images.getFirst())).isEqualTo(10L * upload.copies().size());
        assertThat(sets.copies(OTHER)).containsExactly(OTHER);
        assertThat(sets.bytes(OTHER)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"640 webp,", "a.jpg,", "800.jpg,", ",WEBP", ",AVIF", "640, JPEG"})
    void aPictureIsFoundByAnyOfItsCopies(@Nullable String words, @Nullable ImageFormat format) {
        Outcome.Done upload = upload("a.jpg");
        List<ObjectInfo> images = images(upload);
        PictureSets sets = PictureSets.of(images, List.of(upload), PictureSetsTest::address);
        List<ObjectInfo> shown = sets.collapse(images);

        List<ObjectInfo> found = found(words, format, shown, sets);

        assertThat(found).contains(images.getFirst());
        assertThat(found("other", null, shown, sets)).containsExactly(OTHER);
        assertThat(found("a-641", null, shown, sets)).isEmpty();
        assertThat(found(null, ImageFormat.GIF, shown, sets)).isEmpty();
        assertThat(sets.name(images.getFirst())).isEqualTo("a.jpg");
        assertThat(sets.name(OTHER)).isEqualTo("other-640.webp");
    }

    private static List<ObjectInfo> found(
            @Nullable String words,
            @Nullable ImageFormat format,
            List<ObjectInfo> shown,
            PictureSets sets) {
        Set<ImageFormat> formats = format == null ? Set.of() : Set.of(format);
        return new Arrangement(words == null ? "" : words, "", formats, Order.NAME).of(shown, sets);
    }

    @Test
    void aPictureOfWhichACopyIsMissingIsNoSet() {
        Outcome.Done upload = upload("a.jpg");
        List<ObjectInfo> images = images(upload);
        images.remove(1);

        PictureSets sets = PictureSets.of(images, List.of(upload), PictureSetsTest::address);

        assertThat(sets.collapse(images)).isEqualTo(images);
        assertThat(sets.find(images.getFirst())).isEmpty();
    }

    @Test
    void anUploadToAnotherBucketOfTheSameNameIsNoSet() {
        Outcome.Done upload = upload("a.jpg");
        List<ObjectInfo> images = images(upload);

        PictureSets sets =
                PictureSets.of(
                        images,
                        List.of(upload),
                        key -> Optional.of(URI.create("http://elsewhere/" + key)));

        assertThat(sets.collapse(images)).isEqualTo(images);
    }

    @Test
    void thePictureThatWasUploadedTwiceIsOneSet() {
        Outcome.Done upload = upload("a.jpg");
        List<ObjectInfo> images = images(upload);

        PictureSets sets =
                PictureSets.of(images, List.of(upload, upload("a.jpg")), PictureSetsTest::address);

        assertThat(sets.find(images.getFirst()).orElseThrow().upload()).isSameAs(upload);
        assertThat(sets.collapse(images)).hasSize(2);
    }

    private static List<ObjectInfo> images(Outcome.Done upload) {
        return new ArrayList<>(
                Stream.concat(
                                upload.copies().stream()
                                        .map(copy -> object(copy.published().key(), 10)),
                                Stream.of(OTHER))
                        .toList());
    }

    private static ObjectInfo object(String key, long bytes) {
        return new ObjectInfo(key, bytes, Instant.EPOCH, null, null, null);
    }

    private static Optional<URI> address(String key) {
        return Optional.of(URI.create("http://x/" + key));
    }

    static Outcome.Done upload(String name) {
        Plan plan =
                Planner.plan(
                        Source.of(name, new byte[1]),
                        new ImageInfo(ImageFormat.JPEG, 900, 600, false, 1, 1000),
                        new byte[1],
                        Preset.WEB_PAGE,
                        KeyNaming.byStem(),
                        _ -> true);
        return new Outcome.Done(
                plan,
                plan.variants().stream()
                        .map(
                                one ->
                                        new PublishedCopy(
                                                new Published(
                                                        one.key(),
                                                        address(one.key()).orElseThrow(),
                                                        false,
                                                        null),
                                                10))
                        .toList(),
                new Placeholder("#336699", null, null, null));
    }
}
