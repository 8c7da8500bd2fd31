package io.dropsize.notification;

import java.util.Locale;

/**
 * The desktop's notifications, for events while the window is not in front. They are optional:
 * failures are logged only.
 */
@FunctionalInterface
public interface Notifications {
    /** For systems without notifications. */
    Notifications NONE = (_, _) -> {};

    /** Shows a notification with plain text. Returns immediately; never throws. Thread-safe. */
    void show(String title, String text);

    /** The implementation for this operating system; see ADR 18 for why Windows has none. */
    static Notifications ofThisSystem() {
        return of(System.getProperty("os.name", ""));
    }

    /**
     * The implementation for an operating system.
     *
     * @param osName as in the system property {@code os.name}
     */
    static Notifications of(String osName) {
        String system = osName.toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return new BackgroundNotifications(DBusNotifications::send);
        }
        if (system.startsWith("mac")) {
            return new BackgroundNotifications(OsascriptNotifications::send);
        }
        return NONE;
    }
}
