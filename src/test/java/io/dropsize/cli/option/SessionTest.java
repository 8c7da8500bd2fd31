package io.dropsize.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.cli.FakeClipboard;
import io.dropsize.cli.output.Console;
import io.dropsize.secret.MemorySecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class SessionTest {
    private final CountDownLatch closed = new CountDownLatch(1);

    @TempDir Path folder;

    @Test
    void aTerminatedProcessWaitsForTheLastMessagesOfTheCommand() throws Exception {
        Session session = session();
        Dropsize core = session.core();
        session.awaitLastMessages();

        Thread end = Thread.ofPlatform().start(() -> session.stopEarly(core));

        closed.await();
        assertThat(end.join(Duration.ofMillis(300))).isFalse();
        session.close();
        end.join();
    }

    @Test
    void itDoesNotWaitForACommandThatNeverEnds() throws Exception {
        Session session = session();
        Dropsize core = session.core();

        session.stopEarly(core);

        assertThat(closed.getCount()).isZero();
        session.close();
    }

    private Session session() {
        StringWriter nowhere = new StringWriter();
        Console console =
                new Console(
                        new PrintWriter(nowhere),
                        new PrintWriter(nowhere),
                        InputStream.nullInputStream(),
                        new Console.Terminals(false, false, false));
        return new Session(
                console,
                () ->
                        new Dropsize(
                                new AppFolders(folder, folder, folder, folder, folder),
                                SettingsStore.open(folder),
                                new MemorySecretStore(),
                                new TextEngine(),
                                new MemoryStore(),
                                closed::countDown),
                new FakeClipboard());
    }
}
