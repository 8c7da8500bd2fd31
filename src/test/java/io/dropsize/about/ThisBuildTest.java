package io.dropsize.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Properties;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

class ThisBuildTest {
    @Test
    void versionAndAddressesAreThoseOfThePom() throws Exception {
        ThisBuild build = ThisBuild.read();

        assertThat(build.version()).hasToString(pom("/project/version"));
        assertThat(build.home()).hasToString(pom("/project/url"));
        assertThat(build.releases()).hasToString(pom("/project/properties/releases.url"));
    }

    @Test
    void aBuildThatWasNotFilledInIsNoticed() {
        Properties raw = new Properties();
        raw.setProperty("version", "${project.version}");

        assertThatIllegalStateException()
                .isThrownBy(() -> ThisBuild.of(raw))
                .withMessageContaining("${project.version}");
    }

    @Test
    void theSystemInformationIsOneLineForAReport() {
        Properties system = new Properties();
        system.setProperty("java.runtime.version", "25.0.1+8");
        system.setProperty("java.vendor", "Somebody");
        system.setProperty("javafx.runtime.version", "25.0.4");
        system.setProperty("os.name", "Linux");
        system.setProperty("os.version", "6.1");
        system.setProperty("os.arch", "amd64");

        assertThat(SystemInformation.of(Version.parse("1.2.3").orElseThrow(), system))
                .isEqualTo(
                        "Dropsize 1.2.3, Java 25.0.1+8 (Somebody), JavaFX 25.0.4, Linux 6.1 amd64");
    }

    private static String pom(String path) throws Exception {
        var pom =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile());
        return XPathFactory.newInstance().newXPath().evaluate(path, pom);
    }
}
