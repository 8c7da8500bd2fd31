package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.metadata.PrivacyCheck;
import io.dropsize.image.testkit.Cases;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

class MetadataTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP", "AVIF"})
    void removesEverythingByDefault(ImageFormat format) throws Exception {
        EncodedImage out = rendered(format, MetadataPolicy.REMOVE_ALL);

        assertThat(text(out))
                .doesNotContain("Exif", "eXIf", "EXIF", "Author", "harbour", "Make & Co", "ICC");
        assertThat(read(out).getFirstDirectoryOfType(ExifIFD0Directory.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP", "AVIF"})
    void keepsAuthorCopyrightAndDescriptionAndNothingElse(ImageFormat format) throws Exception {
        EncodedImage out = rendered(format, MetadataPolicy.KEEP_COPYRIGHT);

        Metadata metadata = read(out);
        var picture = required(metadata, ExifIFD0Directory.class);
        assertThat(picture.getString(ExifIFD0Directory.TAG_ARTIST)).isEqualTo("J\u00f6rg Author");
        assertThat(picture.getString(ExifIFD0Directory.TAG_COPYRIGHT))
                .isEqualTo("(c) J\u00f6rg Author");
        assertThat(picture.getString(ExifIFD0Directory.TAG_IMAGE_DESCRIPTION))
                .isEqualTo("A harbour at dawn");
        assertThat(picture.getTagCount()).isEqualTo(3);
        assertThat(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP", "AVIF"})
    void keepsHowItWasTakenButNeitherPlaceNorSerialNumbers(ImageFormat format) throws Exception {
        EncodedImage out = rendered(format, MetadataPolicy.KEEP_ALL_BUT_LOCATION);

        Metadata metadata = read(out);
        var picture = required(metadata, ExifIFD0Directory.class);
        var exposure = required(metadata, ExifSubIFDDirectory.class);
        assertThat(picture.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Make & Co");
        assertThat(picture.containsTag(ExifIFD0Directory.TAG_ORIENTATION)).isFalse();
        assertThat(exposure.getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_TIME)).isEqualTo(1 / 250.0);
        assertThat(exposure.getString(ExifSubIFDDirectory.TAG_LENS_MODEL)).isEqualTo("Lens 35/2");
        assertThat(exposure.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH)).isEqualTo(20);
        assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(text(out)).doesNotContain(DrawnExif.SERIAL, DrawnExif.OWNER, "MAKER");
    }

    /** Letters outside ASCII became question marks. */
    @ParameterizedTest
    @EnumSource(names = {"KEEP_COPYRIGHT", "KEEP_ALL_BUT_LOCATION"})
    void readsCreditsThatAreNotInUtf8(MetadataPolicy policy) throws Exception {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 30));
        var photo =
                ExifEmbedder.embed(
                        new EncodedImage(jpeg, ImageFormat.JPEG, 40, 30),
                        DrawnExif.oneByteCredits());

        EncodedImage out =
                engine.render(
                        ImageInput.of("old.jpg", photo.bytes()), spec(ImageFormat.PNG, policy));

        var picture = required(read(out), ExifIFD0Directory.class);
        assertThat(picture.getString(ExifIFD0Directory.TAG_ARTIST)).isEqualTo("Jos\u00e9");
        assertThat(picture.getString(ExifIFD0Directory.TAG_COPYRIGHT))
                .isEqualTo("\u00a9 \u2013 M\u00fcller");
        if (policy == MetadataPolicy.KEEP_ALL_BUT_LOCATION) {
            assertThat(picture.getString(ExifIFD0Directory.TAG_MODEL))
                    .isEqualTo("Modell f\u00fcr\u00a0B");
        }
    }

    @Test
    void keepsTransparencyBesideMetadata() {
        var cutOut = Drawn.transparent(40, 40, (x, _) -> x < 20 ? Drawn.RED : 0);
        byte[] exif = DrawnExif.orientation(1);
        var coded = new EncodedImage(Drawn.webp(cutOut, 100), ImageFormat.WEBP, 40, 40);
        EncodedImage out = ExifEmbedder.embed(coded, exif);

        ImageInfo info = engine.probe(ImageInput.of("a.webp", out.bytes()));

        assertThat(info.transparent()).isTrue();
        assertThat(Drawn.decoded(out).getRGB(30, 20) >>> 24).isZero();
        assertThat(Drawn.difference(Drawn.decoded(out).getRGB(10, 20), Drawn.RED)).isLessThan(8);
    }

    @Test
    void rendersAPictureWhoseMetadataIsBroken() {
        byte[] broken = DrawnExif.full();
        broken[9] = (byte) 0xFF;
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 30));
        var file = ExifEmbedder.embed(new EncodedImage(jpeg, ImageFormat.JPEG, 40, 30), broken);

        EncodedImage out =
                engine.render(
                        ImageInput.of("broken.jpg", file.bytes()),
                        spec(ImageFormat.JPEG, MetadataPolicy.KEEP_ALL_BUT_LOCATION));

        assertThat(out.width()).isEqualTo(20);
    }

    @Test
    void letsNothingOutThatBreaksThePromise() {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 30));
        var leaky =
                ExifEmbedder.embed(
                        new EncodedImage(jpeg, ImageFormat.JPEG, 40, 30), DrawnExif.full());

        for (MetadataPolicy policy : MetadataPolicy.values()) {
            assertThatExceptionOfType(DropsizeException.class)
                    .isThrownBy(() -> PrivacyCheck.require(leaky, policy))
                    .matches(e -> e.kind() == ErrorKind.INTERNAL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOVE_ALL", "KEEP_COPYRIGHT"})
    void letsNoAvifOutThatHoldsMoreThanItsPicture(MetadataPolicy policy) {
        DrawnAvif.require();
        byte[] clean = DrawnAvif.of(Drawn.photo(32, 32), 50);
        byte[] profile = DrawnAvif.replaced(clean, "colr", "colr", 'p', 'r', 'o', 'f');
        byte[] described = DrawnAvif.replaced(clean, "pixi", "udes");

        PrivacyCheck.require(avif(clean), policy);
        for (byte[] leaky : List.of(profile, described)) {
            assertThatExceptionOfType(DropsizeException.class)
                    .isThrownBy(() -> PrivacyCheck.require(avif(leaky), policy))
                    .matches(e -> e.kind() == ErrorKind.INTERNAL);
        }
    }

    @Test
    void takesTheMetadataOfAnAvif() throws Exception {
        DrawnAvif.require();
        byte[] avif = DrawnAvif.of(Drawn.photo(40, 30), 80, Optional.of(DrawnExif.full()));

        EncodedImage out =
                engine.render(
                        ImageInput.of("photo.avif", avif),
                        spec(ImageFormat.JPEG, MetadataPolicy.KEEP_COPYRIGHT));

        var picture = required(read(out), ExifIFD0Directory.class);
        assertThat(picture.getString(ExifIFD0Directory.TAG_IMAGE_DESCRIPTION))
                .isEqualTo("A harbour at dawn");
    }

    /** Boxes of type uuid, 64-bit offsets or a text chunk hid the credits. */
    @ParameterizedTest
    @CsvSource({
        "uuid-meta.heic, KEEP_COPYRIGHT",
        "uuid-top.heic, KEEP_COPYRIGHT",
        "bigtiff-author.tif, KEEP_COPYRIGHT",
        "exif-in-raw-profile.png, KEEP_COPYRIGHT",
        "uuid-meta.heic, KEEP_ALL_BUT_LOCATION",
        "uuid-top.heic, KEEP_ALL_BUT_LOCATION",
        "bigtiff-author.tif, KEEP_ALL_BUT_LOCATION",
        "exif-in-raw-profile.png, KEEP_ALL_BUT_LOCATION",
    })
    void keepsCreditsWhereverAFileHasThem(String file, MetadataPolicy policy) throws Exception {
        Cases.requireCodec(file);

        EncodedImage out = engine.render(Cases.input(file), spec(ImageFormat.JPEG, policy));

        var picture = required(read(out), ExifIFD0Directory.class);
        assertThat(picture.getString(ExifIFD0Directory.TAG_ARTIST)).isNotBlank();
        assertThat(picture.getString(ExifIFD0Directory.TAG_COPYRIGHT)).isNotBlank();
    }

    @Test
    void aSmallerPicturesDirectoryIsNotTakenForHowAPhotoWasTaken() throws Exception {
        EncodedImage out = rendered(DrawnExif.withSmallerPicture());

        var exposure = required(read(out), ExifSubIFDDirectory.class);
        assertThat(exposure.getInt(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT)).isEqualTo(400);
        assertThat(exposure.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
                .isEqualTo("2024:05:06 07:08:09");
    }

    @Test
    void tagsHoldNoMoreThanTheyAreFor() throws Exception {
        EncodedImage out = rendered(DrawnExif.stuffed());

        assertThat(text(out)).doesNotContain("SECRET", "48.8582");
        var exposure = required(read(out), ExifSubIFDDirectory.class);
        assertThat(exposure.getTags().stream().map(Tag::getTagType))
                .containsExactlyInAnyOrder(
                        ExifSubIFDDirectory.TAG_EXPOSURE_TIME,
                        ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE,
                        ExifSubIFDDirectory.TAG_FOCAL_LENGTH,
                        ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH,
                        ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT,
                        ExifSubIFDDirectory.TAG_COLOR_SPACE);
        assertThat(exposure.getRational(ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE))
                .isEqualTo(new Rational(4886, 100));
    }

    @Test
    void letsNoTagOutThatHoldsMoreThanItIsFor() {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 30));
        var stuffed =
                ExifEmbedder.embed(
                        new EncodedImage(jpeg, ImageFormat.JPEG, 40, 30), DrawnExif.stuffed());

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(
                        () -> PrivacyCheck.require(stuffed, MetadataPolicy.KEEP_ALL_BUT_LOCATION))
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
    }

    private EncodedImage rendered(byte[] exif) {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 30));
        var photo = ExifEmbedder.embed(new EncodedImage(jpeg, ImageFormat.JPEG, 40, 30), exif);
        return engine.render(
                ImageInput.of("photo.jpg", photo.bytes()),
                spec(ImageFormat.JPEG, MetadataPolicy.KEEP_ALL_BUT_LOCATION));
    }

    private static EncodedImage avif(byte[] bytes) {
        return new EncodedImage(bytes, ImageFormat.AVIF, 32, 32);
    }

    private EncodedImage rendered(ImageFormat format, MetadataPolicy policy) {
        if (format == ImageFormat.AVIF) {
            DrawnAvif.require();
        }
        byte[] jpeg = Drawn.jpeg(Drawn.photo(30, 40));
        var photo =
                ExifEmbedder.embed(
                        new EncodedImage(jpeg, ImageFormat.JPEG, 30, 40), DrawnExif.full());
        return engine.render(ImageInput.of("photo.jpg", photo.bytes()), spec(format, policy));
    }

    private static RenderSpec spec(ImageFormat format, MetadataPolicy policy) {
        return new RenderSpec(20, 15, false, format, 80, policy);
    }

    private static <T extends Directory> T required(Metadata metadata, Class<T> type) {
        return Objects.requireNonNull(metadata.getFirstDirectoryOfType(type));
    }

    private static Metadata read(EncodedImage image) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(image.bytes()));
    }

    private static String text(EncodedImage image) {
        return new String(image.bytes(), StandardCharsets.ISO_8859_1);
    }
}
