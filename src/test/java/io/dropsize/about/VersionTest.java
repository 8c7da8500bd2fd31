package io.dropsize.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

class VersionTest {
    @Test
    void theOrderIsThatOfSemanticVersioning() {
        List<Version> inOrder =
                Stream.of(
                                "0.0.1",
                                "0.9.0-SNAPSHOT",
                                "0.9.0",
                                "0.10.0",
                                "1.0.0-0",
                                "1.0.0-9",
                                "1.0.0-10",
                                "1.0.0-alpha",
                                "1.0.0-alpha.1",
                                "1.0.0-alpha.beta",
                                "1.0.0-beta",
                                "1.0.0-beta.2",
                                "1.0.0-beta.11",
                                "1.0.0-rc.1",
                                "1.0.0",
                                "1.0.1",
                                "999999999.0.0")
                        .map(VersionTest::version)
                        .toList();
        List<Version> shuffled = new java.util.ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new java.util.Random(7));

        assertThat(shuffled.stream().sorted().toList()).isEqualTo(inOrder);
    }

    @Test
    void aSnapshotIsOlderThanItsRelease() {
        assertThat(version("1.2.0").isNewerThan(version("1.2.0-SNAPSHOT"))).isTrue();
        assertThat(version("1.2.0-SNAPSHOT").isNewerThan(version("1.2.0"))).isFalse();
        assertThat(version("1.2.0-SNAPSHOT").isNewerThan(version("1.1.9"))).isTrue();
        assertThat(version("1.2.0-SNAPSHOT").isPreRelease()).isTrue();
    }

    @Test
    void buildMetadataDoesNotAffectTheOrder() {
        assertThat(version("1.2.0+a.1")).isEqualByComparingTo(version("1.2.0+b"));
        assertThat(version("1.2.0+a.1").isNewerThan(version("1.2.0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "0.1.0-SNAPSHOT", "1.0.0-x-y.7+build.01"})
    void isWrittenAsItWasRead(String text) {
        assertThat(version(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "99999999999999999999.0.0",
                "01.2.3",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3+",
                " 1.2.3",
                "1.2.3\n",
                "-1.2.3",
                "١.٢.٣",
                "1.2.3-β",
                "${project.version}",
                "1.2.3-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoVersionIsNone(String text) {
        assertThat(Version.parse(text)).isEmpty();
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
