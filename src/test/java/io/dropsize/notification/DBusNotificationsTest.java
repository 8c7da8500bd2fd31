package io.dropsize.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.testkit.SessionBus;

import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Over a real bus, to a desktop that keeps what it should show. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DBusNotificationsTest {
    @TempDir Path folder;

    @Test
    void theDesktopIsGivenProgramTitleAndEscapedText() throws Exception {
        BlockingQueue<List<String>> shown = new LinkedBlockingQueue<>();
        try (SessionBus bus = new SessionBus(folder)) {
            bus.desktop().requestBusName("org.freedesktop.Notifications");
            bus.desktop().exportObject("/org/freedesktop/Notifications", new Desktop(shown));

            DBusNotifications.send(bus.connection(), "Dropsize", "1 link of <b>.jpg");
        }

        assertThat(shown)
                .containsExactly(List.of("Dropsize", "Dropsize", "1 link of &lt;b&gt;.jpg"));
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
