package io.dropsize.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The system's own keyring; CI runs this with an unlocked one on its own D-Bus. */
@Tag("keyring")
class RealKeyringTest {
    private static final String NAME = "Größe & Söhne, a test of Dropsize";

    private final SecretStore store = new KeyringSecretStore();

    @AfterEach
    void leaveNothingBehind() {
        store.remove(NAME);
        store.close();
    }

    @Test
    void aSecretIsThereAgainAfterARestart() {
        assertThat(store.persistent()).isTrue();
        store.put(NAME, "wJalr/+=ü€");

        try (var later = new KeyringSecretStore()) {
            assertThat(later.get(NAME)).contains("wJalr/+=ü€");
        }
    }

    @Test
    void aSecretCanBeReplacedAndRemoved() {
        store.put(NAME, "first");
        store.put(NAME, "second");
        assertThat(store.get(NAME)).contains("second");

        store.remove(NAME);
        store.remove(NAME);

        assertThat(store.get(NAME)).isEmpty();
        assertThat(store.persistent()).isTrue();
    }

    @Test
    void theProgramCanEndAfterUsingIt() throws Exception {
        Process program =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Program.class.getName()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
    }

    /** A program that keeps a secret, closes the store and returns from its main method. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            try (var store = new KeyringSecretStore()) {
                store.put(NAME, "for a moment");
                if (!store.persistent()) {
                    throw new IllegalStateException("no keyring");
                }
            }
        }
    }
}
