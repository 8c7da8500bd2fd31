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

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Responsive pictures among the objects of a bucket. */
class PictureSetsTest {
    private static final ObjectInfo OTHER = object("other-640.webp", 7);

    @Test
    void theFirstCopyStandsForAll() {
        Outcome.Done upload = upload("a.jpg");
        List<ObjectInfo> images = images(upload);

        PictureSets sets = PictureSets.of(images, List.of(upload), PictureSetsTest::address);

        assertThat(sets.collapse(images)).containsExactly(images.getFirst(), OTHER);
        assertThat(sets.copies(images.getFirst())).hasSize(upload.copies().size());
        assertThat(sets.bytes(images.getFirst())).isEqualTo(10L * upload.copies().size());
        assertThat(sets.copies(OTHER)).containsExactly(OTHER);
        assertThat(sets.bytes(OTHER)).isEqualTo(7);
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
                "#336699");
    }
}
