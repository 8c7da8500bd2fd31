package io.dropsize.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Over a real bus, to a desktop that keeps what it should show. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class DBusNotificationsTest {
    private static final int READY_MILLIS = 30_000;

    @TempDir Path folder;

    @Test
    void theDesktopIsGivenProgramTitleAndEscapedText() throws Exception {
        BusAddress address = BusAddress.of("unix:path=" + folder.resolve("bus"));
        BlockingQueue<List<String>> shown = new LinkedBlockingQueue<>();
        try (EmbeddedDBusDaemon bus =
                new EmbeddedDBusDaemon(BusAddress.of(address).addParameter("listen", "true"))) {
            bus.startInBackgroundAndWait(READY_MILLIS);
            try (DBusConnection desktop = connection(address).withShared(false).build()) {
                desktop.requestBusName("org.freedesktop.Notifications");
                desktop.exportObject("/org/freedesktop/Notifications", new Desktop(shown));

                DBusNotifications.send(connection(address), "Dropsize", "1 link of <b>.jpg");
            }
        }

        assertThat(shown)
                .containsExactly(List.of("Dropsize", "Dropsize", "1 link of &lt;b&gt;.jpg"));
    }

    private static DBusConnectionBuilder connection(BusAddress address) {
        return DBusConnectionBuilder.forAddress(address);
    }

    /** The service of the desktop. */
    private record Desktop(BlockingQueue<List<String>> shown) implements DBusNotifications.Remote {
        @Override
        @SuppressWarnings("MethodName")
        public UInt32 Notify(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String text,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeout) {
            shown.add(List.of(program, title, text));
            return new UInt32(1);
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }
}
