package io.dropsize.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The desktop's list of icons. Public, because its library calls it by reflection. */
@DBusInterfaceName(StatusNotifierWatcher.NAME)
public interface StatusNotifierWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /**
     * @param service the bus name of the icon
     */
    @SuppressWarnings("MethodName")
    void RegisterStatusNotifierItem(String service);
}
