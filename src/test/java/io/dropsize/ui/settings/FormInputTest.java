package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationField;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.service.Service;
import io.dropsize.ui.settings.destinations.Addresses;
import io.dropsize.ui.settings.destinations.DestinationForm;
import io.dropsize.ui.settings.destinations.DestinationInput;
import io.dropsize.ui.settings.destinations.KeySource;
import io.dropsize.ui.settings.presets.PresetForm;
import io.dropsize.ui.settings.presets.PresetInput;
import io.dropsize.ui.settings.presets.QualityKind;
import io.dropsize.ui.settings.presets.SizeKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.List;

class FormInputTest {
    @Test
    void httpIsAllowedForOneHostOnly() {
        DestinationForm form = new DestinationForm();
        form.endpoint().set("http://nas.local:9000");
        form.allowHttp().set(true);

        form.endpoint().set("http://nas.local:9000/");
        assertThat(form.allowHttp().get()).isTrue();

        form.endpoint().set("http://s3.example.com");
        assertThat(form.allowHttp().get()).isFalse();
    }

    @Test
    void anEmptyFormSaysEverythingThatIsMissing() {
        assertThat(DestinationInput.fresh("").problems(List.of()))
                .containsOnlyKeys(
                        DestinationField.NAME, DestinationField.BUCKET, DestinationField.KEYS);
    }

    @Test
    void aNameIsTakenInAnyCase() {
        assertThat(DestinationInput.fresh("Photos").problems(List.of("photos")))
                .containsKey(DestinationField.NAME);
    }

    @Test
    void anEndpointWithABucketOrAPathIsReportedAtItsField() {
        DestinationForm form = new DestinationForm();
        form.load(DestinationInput.fresh("Photos"), List.of());
        form.bucket().set("images");
        form.endpoint().set("https://images.fra1.digitaloceanspaces.com");

        assertThat(form.problems())
                .containsEntry(
                        DestinationField.ENDPOINT,
                        "The endpoint contains the bucket’s name."
                                + " Use https://fra1.digitaloceanspaces.com.");

        form.endpoint().set("https://s3.example.org/images");
        assertThat(form.problems().get(DestinationField.ENDPOINT))
                .startsWith("An endpoint has no path. Use https://s3.example.org,");
        form.endpoint().set("https://images.example.org");
        assertThat(form.problems()).doesNotContainKey(DestinationField.ENDPOINT);
    }

    @Test
    void aPastedAddressFillsItsFieldsAndCanBeUndone() {
        DestinationForm form = new DestinationForm();
        form.load(DestinationInput.fresh("Photos"), List.of());
        form.accessKey().set("AKID");
        String pasted = " https://images.fra1.digitaloceanspaces.com/blog/2026/a.jpg ";
        form.endpoint().set(pasted);
        form.autofill().apply(DestinationField.ENDPOINT);

        assertThat(form.autofill().found().get())
                .isEqualTo("DigitalOcean Spaces · region fra1 · bucket images · folder blog");
        assertThat(form.service().get().name()).isEqualTo("DIGITALOCEAN_SPACES");
        assertThat(form.endpoint().get()).isEmpty();
        assertThat(form.region().get()).isEqualTo("fra1");
        assertThat(form.bucket().get()).isEqualTo("images");
        assertThat(form.template().get()).startsWith("blog/{yyyy}");
        assertThat(form.problems()).isEmpty();

        form.autofill().undo();
        form.autofill().apply(DestinationField.ENDPOINT);

        assertThat(form.endpoint().get()).isEqualTo(pasted);
        assertThat(form.bucket().get()).isEmpty();
        assertThat(form.service().get()).isSameAs(Service.AMAZON_S3);
        assertThat(form.template().get()).startsWith("{yyyy}");
        assertThat(form.accessKey().get()).isEqualTo("AKID");
        assertThat(form.autofill().found().get()).isEmpty();
    }

    @Test
    void theWordsGoWhenTheirFieldsChangeAndSavedValuesStayAsTheyAre() {
        Destination known = Destination.thisComputer().named("Photos");
        DestinationForm form = new DestinationForm();
        form.load(DestinationInput.fresh("Photos"), List.of());
        form.bucket().set("images/blog");
        form.autofill().apply(DestinationField.BUCKET);
        form.accessKey().set("AKID");
        assertThat(form.autofill().found().get()).contains("bucket images", "folder blog");
        form.bucket().set("other");
        assertThat(form.autofill().found().get()).isEmpty();

        DestinationInput saved =
                DestinationInput.of(
                        new Destination(
                                "Photos",
                                Service.AMAZON_S3,
                                "images",
                                null,
                                URI.create("https://s3.eu-west-1.amazonaws.com"),
                                new Credentials.Environment(),
                                known.keyTemplate(),
                                null,
                                false));
        form.load(saved, List.of());
        form.autofill().apply(DestinationField.ENDPOINT);
        form.autofill().apply(DestinationField.BUCKET);
        assertThat(form.typed().get()).isEqualTo(saved);
    }

    @ParameterizedTest
    @MethodSource("io.dropsize.store.service.Service#remote")
    void theFormRefusesTheSameAsTheClient(Service service) {
        for (String bucket : List.of("", "ab", "My_Bucket", "a..b", "good-one", "x".repeat(100))) {
            for (String region : List.of("", "eu-central-1", "Frankfurt!")) {
                for (String endpoint : List.of("", "https://s3.example.com")) {
                    DestinationForm form = new DestinationForm();
                    form.load(DestinationInput.fresh("Photos"), List.of());
                    form.service().set(service);
                    form.bucket().set(bucket);
                    form.region().set(region);
                    form.endpoint().set(endpoint);
                    form.accessKey().set("AKID");

                    assertThat(form.problems().keySet())
                            .isEqualTo(
                                    DestinationRules.problems(form.typed().get().destination())
                                            .keySet());
                }
            }
        }
    }

    @Test
    void aDestinationComesBackAsItWas() {
        Destination known = Destination.thisComputer();
        assertThat(DestinationInput.of(known).destination()).isEqualTo(known);
        assertThat(DestinationInput.of(known).problems(List.of())).isEmpty();
    }

    @Test
    void theFormNeverShowsItsSecret() {
        DestinationForm form = new DestinationForm();
        form.secret().set("hidden-words");
        assertThat(form.typed().get().toString()).doesNotContain("hidden-words");
        assertThat(form.typed().get().secret()).isEqualTo("hidden-words");
    }

    @Test
    void addressesNeedHttpAndAHostAndNoPassword() {
        assertThat(Addresses.parse(" https://s3.example.com:7443 ")).isPresent();
        assertThat(Addresses.parse("s3.example.com/a"))
                .contains(URI.create("https://s3.example.com/a"));
        assertThat(Addresses.parse("ftp://s3.example.com")).isEmpty();
        assertThat(Addresses.parse("https://a:b@s3.example.com")).isEmpty();
        assertThat(Addresses.parse("https://")).isEmpty();
        assertThat(Addresses.parse("https://exa mple.com")).isEmpty();
    }

    @Test
    void aPresetComesBackAsItWasAndItsSizesAreChecked() {
        PresetInput typed = PresetInput.of(Preset.WEB_1600);
        assertThat(typed.preset()).isEqualTo(Preset.WEB_1600);
        PresetForm form = new PresetForm();
        for (String wrong : List.of("", "0", "12.5", "99999", "-3", "x")) {
            form.side().set(wrong);
            form.name().set("n");
            assertThat(form.problems()).as(wrong).containsOnlyKeys(PresetInput.Field.SIZE);
        }
    }

    @Test
    void everySizeAndEveryQualityComesBackAsItWas() {
        for (SizeRule size :
                List.of(
                        new SizeRule.LongestSide(800),
                        new SizeRule.Box(400, 300, Fit.COVER),
                        new SizeRule.Percent(25))) {
            for (Quality quality :
                    List.of(
                            new Quality.Fixed(70),
                            new Quality.AtMost(150_500),
                            new Quality.AtLeast(82.5),
                            Quality.AtLeast.HIGH,
                            Quality.AtLeast.LOOKS_THE_SAME)) {
                Preset known =
                        Preset.WEB_1600
                                .withSize(size)
                                .withCoding(new Coding(quality, true, true, Chroma.FULL))
                                .withDamagedAllowed(true);
                PresetForm form = new PresetForm();
                form.load(PresetInput.of(known), List.of());
                assertThat(form.problems()).isEmpty();
                assertThat(form.changed()).isFalse();
                assertThat(form.typed().get().preset()).isEqualTo(known);
            }
        }
    }

    @Test
    void onlyTheChosenKindOfSizeAndQualityIsChecked() {
        PresetForm form = new PresetForm();
        form.load(PresetInput.of(Preset.WEB_1600), List.of());
        form.percent().set("0");
        form.coding().kilobytes().set("few");
        form.coding().likeness().set("100");
        assertThat(form.problems()).isEmpty();
        form.size().set(SizeKind.PERCENT);
        form.coding().kind().set(QualityKind.AT_MOST_BYTES);
        assertThat(form.problems())
                .containsOnlyKeys(PresetInput.Field.SIZE, PresetInput.Field.QUALITY);
        form.coding().kind().set(QualityKind.AS_GOOD_AS);
        form.percent().set("1000");
        assertThat(form.problems()).containsOnlyKeys(PresetInput.Field.QUALITY);
    }

    @Test
    void keysAreReadFromTheChosenPlaceOnly() {
        DestinationForm form = new DestinationForm();
        form.profile().set("work");
        form.accessKey().set("AKIA");
        form.template().set("{hash}.{ext}");
        form.keys().set(KeySource.PROFILE);
        assertThat(form.typed().get().destination().credentials())
                .isEqualTo(new Credentials.Profile("work"));
        form.keys().set(KeySource.ENVIRONMENT);
        assertThat(form.typed().get().destination().credentials())
                .isEqualTo(new Credentials.Environment());
    }

    @Test
    void aMirrorThatMirrorsBackIsReportedAtItsField() {
        Destination photos = Destination.thisComputer().named("Photos");
        DestinationForm form = new DestinationForm();
        form.mirrors()
                .offer(
                        List.of(
                                photos.named("Backup"),
                                photos.named("Loop").mirroredTo(List.of("Photos"))));
        form.load(DestinationInput.of(photos.mirroredTo(List.of("Backup"))), List.of());
        assertThat(form.problems()).isEmpty();
        assertThat(form.changed()).isFalse();

        form.mirrors().names().set(List.of("Backup", "Loop"));

        assertThat(form.changed()).isTrue();
        assertThat(form.typed().get().destination().mirrors()).containsExactly("Backup", "Loop");
        form.name().set("Renamed");
        assertThat(form.problems().get(DestinationField.MIRRORS))
                .isEqualTo(
                        "“Loop” is already mirrored to “Photos”. Remove one of the two mirrors.");
    }
}
