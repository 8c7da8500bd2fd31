package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class AwsProfilesTest {
    @TempDir private Path home;

    @Test
    void profilesOfBothFilesAreNamedOnce() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                folder.resolve("config"),
                "[default]\nregion = x\n[profile work]\n[sso-session corp]\n[services s]\n");
        Files.writeString(folder.resolve("credentials"), "[work]\n[ private ]\n# [none]\n");
        assertThat(AwsProfiles.names(Map.of(), home)).containsExactly("default", "private", "work");
    }

    @Test
    void withoutFilesThereAreNone() {
        assertThat(AwsProfiles.names(Map.of(), home)).isEmpty();
    }

    @Test
    void theEnvironmentMayNameAnotherFile() throws IOException {
        Path other = Files.writeString(home.resolve("mine"), "[other]\n");
        assertThat(AwsProfiles.names(Map.of("AWS_CONFIG_FILE", other.toString()), home))
                .containsExactly("other");
    }

    @Test
    void aNameThatCanBeNoFilesIsPassedOver() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(folder.resolve("credentials"), "[work]\n");
        assertThat(AwsProfiles.names(Map.of("AWS_CONFIG_FILE", "\0"), home))
                .containsExactly("work");
    }
}
