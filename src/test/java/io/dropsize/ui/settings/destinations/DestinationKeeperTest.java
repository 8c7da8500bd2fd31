package io.dropsize.ui.settings.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.settings.Mirrors;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Team;
import io.dropsize.settings.TeamFile;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MapSecrets;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class DestinationKeeperTest {
    private final MapSecrets secrets = new MapSecrets();
    private SettingsStore settings;
    private DestinationKeeper keeper;

    @BeforeEach
    void keepOne(@TempDir Path folder) {
        settings = SettingsStore.open(folder);
        keeper = new DestinationKeeper(settings, secrets);
        keeper.save(null, photos("photos", new Credentials.AccessKey("AK")), "hidden");
    }

    private static Destination photos(String name, Credentials credentials) {
        return new Destination(
                name,
                Service.AMAZON_S3,
                "photos",
                "eu-west-1",
                null,
                credentials,
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private static void fails(ThrowingCallable call, ErrorKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DropsizeException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private List<String> names() {
        return settings.get().destinations().stream().map(Destination::name).toList();
    }

    @Test
    void aDestinationStaysAsLongAsItsSecretCannotBeRemoved() {
        secrets.refusal = new DropsizeException(ErrorKind.SECRET_STAYS, "photos");
        fails(() -> keeper.remove("photos"), ErrorKind.SECRET_STAYS);
        assertThat(names()).contains("photos");

        secrets.refusal = null;
        keeper.remove("photos");

        assertThat(names()).doesNotContain("photos");
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void aTeamFileInARenamedDestinationStays() {
        TeamFile file =
                new TeamFile(
                        List.of(photos("Blog", Credentials.AccessKey.NONE)), List.of(), List.of());
        settings.teamCopy("photos:team.json").write(file);
        settings.update(now -> now.withTeam(new Team("photos:team.json", List.of(), file)));

        keeper.save("photos", photos("pictures", new Credentials.AccessKey("AK")), "");
        settings.reload();

        assertThat(settings.get().team().source()).isEqualTo("pictures:team.json");
        assertThat(names()).contains("pictures", "Blog").doesNotContain("photos");
        assertThat(settings.teamCopy("photos:team.json").attempted()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aDestinationWithoutASecretIsRemovedThoughTheKeyringIsLocked() {
        keeper.save(null, photos("profile", new Credentials.Profile("work")), "");
        secrets.refusal = new DropsizeException(ErrorKind.SECRET_STAYS, "profile");

        keeper.save("profile", photos("renamed", new Credentials.Profile("work")), "");
        keeper.remove("renamed");

        assertThat(names()).doesNotContain("profile", "renamed");
    }

    @Test
    void aRenameWithALockedKeyringChangesNothing() {
        secrets.failure = new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE);

        fails(
                () -> keeper.save("photos", photos("new", new Credentials.AccessKey("AK")), ""),
                ErrorKind.KEYRING_UNAVAILABLE);

        assertThat(names()).contains("photos").doesNotContain("new");
        assertThat(secrets.kept).containsOnlyKeys("photos");
    }

    @Test
    void aSecretThatDidNotFollowToTheNewNameIsNotRemoved() {
        String hidden = secrets.kept.remove("photos"); // A closed wallet says that it has none.
        secrets.refusal = new DropsizeException(ErrorKind.SECRET_STAYS, "photos");

        keeper.save("photos", photos("new", new Credentials.AccessKey("AK")), "");

        assertThat(hidden).isNotNull();
        assertThat(names()).contains("new").doesNotContain("photos");
    }

    @Test
    void aRenameWhoseOldSecretRemainsIsCompletedAndReported() {
        secrets.refusal = new DropsizeException(ErrorKind.SECRET_STAYS, "photos");

        fails(
                () -> keeper.save("photos", photos("new", new Credentials.AccessKey("AK")), ""),
                ErrorKind.SECRET_STAYS);

        assertThat(names()).contains("new").doesNotContain("photos");
        assertThat(secrets.kept).containsEntry("new", "hidden");
    }

    @Test
    void whatIsNoSecretIsChangedThoughTheKeyringIsLocked() {
        secrets.failure = new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE);
        Destination changed = photos("photos", new Credentials.AccessKey("OTHER"));

        keeper.save("photos", changed, "");

        assertThat(settings.get().destinationNamed("photos")).isEqualTo(changed);
    }

    @Test
    void aMirrorThatIsRenamedOrRemovedIsSoForTheOtherDestinationsToo() {
        Destination blog = photos("blog", new Credentials.Environment());
        keeper.save(null, blog.mirroredTo(List.of("photos", Destination.THIS_COMPUTER)), "");

        keeper.save("photos", photos("backup", new Credentials.Environment()), "");
        assertThat(settings.get().destinationNamed("blog").mirrors())
                .containsExactly("backup", Destination.THIS_COMPUTER);
        assertThat(Mirrors.with("backup", settings.get())).containsExactly("blog");

        keeper.remove("backup");
        assertThat(settings.get().destinationNamed("blog").mirrors())
                .containsExactly(Destination.THIS_COMPUTER);
    }
}
