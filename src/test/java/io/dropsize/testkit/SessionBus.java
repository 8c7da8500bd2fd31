package io.dropsize.testkit;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A {@code dbus-daemon} of a test, with a connection for the desktop's services. */
public final class SessionBus implements AutoCloseable {
    private final Process daemon;
    private final String address;
    private final DBusConnection desktop;

    /** Starts the bus; its socket is in this folder. */
    public SessionBus(Path folder) throws IOException, DBusException {
        daemon =
                new ProcessBuilder(
                                "dbus-daemon",
                                "--session",
                                "--nofork",
                                "--nopidfile",
                                "--print-address",
                                "--address=unix:path=" + folder.resolve("bus"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        address = firstLine(daemon.inputReader());
        desktop = connection().withShared(false).build();
    }

    /** The daemon prints it when it listens. */
    private static String firstLine(BufferedReader output) throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("dbus-daemon has ended");
        }
        return line;
    }

    /** A new connection to the bus. */
    public DBusConnectionBuilder connection() {
        return DBusConnectionBuilder.forAddress(address);
    }

    /** The connection of the desktop's services. */
    public DBusConnection desktop() {
        return desktop;
    }

    /** Ends the bus, as a session does that ends before its programs. */
    public void end() {
        daemon.destroyForcibly();
        daemon.onExit().join();
    }

    @Override
    public void close() {
        try {
            desktop.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }
}
