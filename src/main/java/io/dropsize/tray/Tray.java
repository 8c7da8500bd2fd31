package io.dropsize.tray;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The icon in the system's tray. It is optional: without a tray, all methods do nothing. */
public interface Tray extends AutoCloseable {
    /** For systems without a tray. */
    Tray NONE =
            new Tray() {
                @Override
                public void show(List<TrayItem> menu) {}

                @Override
                public void close() {}
            };

    /**
     * Shows the icon with this menu, or replaces its menu. Blocks, and never throws.
     *
     * @param menu the items from top to bottom; their actions run on any thread
     */
    void show(List<TrayItem> menu);

    /** Removes the icon; {@link #show} may follow. Blocks, and never throws. */
    @Override
    void close();

    /**
     * Prepares {@link #ofThisSystem}. Call it before anything uses AWT, even for pictures: AWT
     * reads once whether there is a display, and the program's launchers set {@code
     * java.awt.headless}.
     */
    static void prepare() {
        prepare(System.getProperty("os.name", ""));
    }

    /** As {@link #prepare()}, for another operating system. */
    static void prepare(String osName) {
        if (!isLinux(osName)) {
            System.setProperty("java.awt.headless", "false");
        }
    }

    /** The tray of this operating system: StatusNotifierItem on Linux, otherwise AWT's. */
    static Tray ofThisSystem(TrayFace face) {
        return of(System.getProperty("os.name", ""), System.getenv(), face);
    }

    /**
     * The tray of an operating system.
     *
     * @param osName as in the system property {@code os.name}
     * @param environment without a session bus, no class of D-Bus is loaded
     */
    static Tray of(String osName, Map<String, String> environment, TrayFace face) {
        if (!isLinux(osName)) {
            return new AwtTray(face);
        }
        return environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
                ? new StatusNotifierTray(face)
                : NONE;
    }

    private static boolean isLinux(String osName) {
        return osName.toLowerCase(Locale.ROOT).startsWith("linux");
    }
}
