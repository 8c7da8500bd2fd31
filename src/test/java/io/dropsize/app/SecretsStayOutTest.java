package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;

class SecretsStayOutTest {
    private static final String SECRET = "TOPSECRETtopsecret/0123456789+abcdefghij";

    @TempDir Path home;

    @AfterEach
    void usualLog() throws IOException {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void aTypedSecretIsInNoFileNoLogAndNoError() throws IOException {
        AppFolders folders = new AppFolders(home, home, home.resolve("images"), home, home);
        LogFiles.begin(home);
        List<String> said = new ArrayList<>();
        try (Dropsize dropsize = Dropsize.open(folders)) {
            URI endpoint =
                    dropsize.stores().open(Destination.thisComputer()).publicUrl("x").resolve("/");
            Destination wrong = destination(endpoint);
            dropsize.secrets().put(wrong.name(), SECRET);
            dropsize.settings().update(now -> now.withDestinations(List.of(wrong)));

            DropsizeException error = failure(() -> dropsize.stores().open(wrong).check());

            assertThat(error.kind()).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
            LoggerFactory.getLogger(Dropsize.class).warn("as a failure is logged", error);
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            said.addAll(
                    List.of(
                            trace.toString(),
                            ErrorText.of(error),
                            wrong.toString(),
                            new SecretKey("id", SECRET).toString()));
            said.add(dropsize.settings().get().toString());
            dropsize.secrets().remove(wrong.name());
        }
        LogManager.getLogManager().reset(); // On Windows, a locked log can't be read.
        said.addAll(filesOf(home));

        assertThat(said).hasSizeGreaterThan(6).noneMatch(text -> text.contains(SECRET));
        assertThat(said)
                .as("the log was written")
                .anyMatch(text -> text.contains("as a failure is logged"));
    }

    private static Destination destination(URI endpoint) {
        return new Destination(
                "wrong",
                Service.OTHER,
                "images",
                null,
                endpoint,
                new Credentials.AccessKey("AKWRONG"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private static DropsizeException failure(Runnable action) {
        try {
            action.run();
        } catch (DropsizeException e) {
            return e;
        }
        throw new AssertionError("nothing failed");
    }

    private static List<String> filesOf(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
