package io.dropsize.cli;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.cli.output.Console;
import io.dropsize.clipboard.DesktopClipboard;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The command line in this process, with pictures that are texts and a bucket in memory. */
final class Terminal {
    final TextEngine engine = new TextEngine();
    final MemoryStore store = new MemoryStore();

    /** The buckets of the destinations. */
    ObjectStores stores = store;

    SecretStore secrets = new NoSecrets();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    private final Path home;
    private Console.Terminals watched = new Console.Terminals(false, false, false);
    private byte[] typed = {};
    int opened;
    Runnable closing = () -> {};

    DesktopClipboard clipboard = new FakeClipboard();

    /** Receives each line of the result. */
    Consumer<String> printed = _ -> {};

    Terminal(Path home) {
        this.home = home;
    }

    Terminal watched() {
        watched = new Console.Terminals(true, true, true);
        return this;
    }

    Terminal answering(String answer) {
        watched = new Console.Terminals(true, true, true);
        typed = (answer + "\n").getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** The next commands read these bytes from a pipe. */
    Terminal piping(byte[] bytes) {
        typed = bytes;
        return this;
    }

    /** Runs one command on a fresh console and returns its exit code. */
    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Console console =
                new Console(
                        new PrintWriter(out, true) {
                            @Override
                            public void println(String line) {
                                super.println(line);
                                printed.accept(line);
                            }
                        },
                        new PrintWriter(err, true),
                        new ByteArrayInputStream(typed),
                        watched);
        return CommandLineEdge.run(arguments, console, this::open, clipboard);
    }

    List<String> lines() {
        return out.toString().lines().toList();
    }

    List<String> said() {
        return err.toString().lines().toList();
    }

    SettingsStore settings() {
        return SettingsStore.open(home.resolve("settings"));
    }

    /** A picture of this size, in the format of these tests' engine. */
    String picture(String name, int width, int height) {
        return file(name, width + "x" + height);
    }

    String file(String name, String content) {
        try {
            Path file = home.resolve("in").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return home.resolve(name);
    }

    private Dropsize open() {
        opened++;
        AppFolders folders =
                new AppFolders(
                        home.resolve("settings"),
                        home.resolve("data"),
                        home.resolve("images"),
                        home.resolve("cache"),
                        home.resolve("logs"));
        return new Dropsize(
                folders, SettingsStore.open(folders.settings()), secrets, engine, stores, closing);
    }

    /** A keyring that fails the test if a command uses it. */
    private static final class NoSecrets implements SecretStore {
        @Override
        public void close() {}

        @Override
        public Optional<String> get(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public void put(String name, String secret) {
            throw new AssertionError("given " + name);
        }

        @Override
        public void remove(String name) {
            throw new AssertionError("told to forget " + name);
        }

        @Override
        public boolean persistent() {
            return false;
        }
    }
}
