package io.dropsize.notification;

import java.util.Locale;

/**
 * The desktop's own notifications, for what ends while the window is not in front. They are an
 * extra: what can't be shown is logged and nothing else happens.
 */
@FunctionalInterface
public interface Notifications {
    /** For systems without a way to show them. */
    Notifications NONE = (_, _) -> {};

    /** Shows a notification of plain text. Returns immediately; never throws. From any thread. */
    void show(String title, String text);

    /** The way of this operating system; see ADR 18 for why Windows has none. */
    static Notifications ofThisSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return new BackgroundNotifications(DBusNotifications::send);
        }
        if (system.startsWith("mac")) {
            return new BackgroundNotifications(OsascriptNotifications::send);
        }
        return NONE;
    }
}
