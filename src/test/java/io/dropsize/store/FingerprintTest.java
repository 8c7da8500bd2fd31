package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String HEX =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theFingerprintIsTheSha256() {
        assertThat(Fingerprint.of(new byte[0])).isEqualTo(Fingerprint.parse(HEX));
        assertThat(Fingerprint.parse(HEX).text()).startsWith("E3:B0:C4:42").hasSize(95);
        assertThat(Fingerprint.parse(HEX).inLines(8))
                .startsWith("E3:B0:C4:42:98:FC:1C:14\n9A:FB")
                .endsWith("\nA4:95:99:1B:78:52:B8:55");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sha256 Fingerprint=", "SHA256 Fingerprint=", "SHA-256: ", "SHA256:", " "})
    void theFormsOfOtherToolsAreRead(String before) {
        String text = Fingerprint.parse(HEX).text();

        assertThat(Fingerprint.parse(before + text)).isEqualTo(Fingerprint.parse(HEX));
        assertThat(Fingerprint.parse(before + text.replace(':', ' ')).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA:BB", "sha1 Fingerprint=AA", "no"})
    void whatIsNoFingerprintIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.parse(text));
    }
}
