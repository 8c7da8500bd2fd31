package io.dropsize.notification;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Desktop Notifications Specification 1.2, over D-Bus's session bus. */
final class DBusNotifications {
    private static final String SERVICE = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final String PROGRAM = "Dropsize";
    private static final UInt32 NEW = new UInt32(0);
    private static final int AS_THE_DESKTOP_LIKES = -1;

    private DBusNotifications() {}

    static void send(String title, String text) throws DBusException, IOException {
        send(DBusConnectionBuilder.forSessionBus(), title, text);
    }

    static void send(DBusConnectionBuilder to, String title, String text)
            throws DBusException, IOException {
        try (DBusConnection bus = to.withShared(false).build()) {
            UInt32 _ =
                    bus.getRemoteObject(SERVICE, PATH, Remote.class)
                            .Notify(
                                    PROGRAM,
                                    NEW,
                                    PROGRAM.toLowerCase(Locale.ROOT),
                                    title,
                                    escaped(text),
                                    List.of(),
                                    Map.of(),
                                    AS_THE_DESKTOP_LIKES);
        }
    }

    /** The body may contain markup, so file names are escaped. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The service's methods, with the names of the specification. */
    @DBusInterfaceName(SERVICE)
    public interface Remote extends DBusInterface {
        @SuppressWarnings("MethodName")
        UInt32 Notify(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String text,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeout);
    }
}
