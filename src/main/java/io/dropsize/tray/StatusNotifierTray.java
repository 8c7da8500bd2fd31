package io.dropsize.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Supplier;

/**
 * The tray of Linux desktops: a StatusNotifierItem on D-Bus's session bus. The icon appears when a
 * desktop's watcher is there, even if that starts later or again.
 */
final class StatusNotifierTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifierTray.class);

    private static final int MAX_NAMES = 8;

    private final TrayFace face;
    private final Supplier<DBusConnectionBuilder> session;
    private final DBusMenu menu = new DBusMenu();
    private @Nullable DBusConnection bus;
    private String service = "";

    StatusNotifierTray(TrayFace face) {
        this(face, DBusConnectionBuilder::forSessionBus);
    }

    StatusNotifierTray(TrayFace face, Supplier<DBusConnectionBuilder> session) {
        this.face = face;
        this.session = session;
    }

    @Override
    public synchronized void show(List<TrayItem> items) {
        boolean changed = menu.show(items);
        try {
            if (bus == null) {
                open();
            } else if (changed) {
                UInt32 revision = new UInt32(menu.revision());
                bus.sendMessage(new DBusMenu.LayoutUpdated(DBusMenu.PATH, revision, 0));
            }
        } catch (DBusException | RuntimeException | LinkageError e) {
            LOG.debug("no icon in the tray", e);
        }
    }

    private void open() throws DBusException {
        DBusConnection opened = session.get().withShared(false).build();
        try {
            offer(opened);
            bus = opened;
        } finally {
            if (bus == null) {
                opened.disconnect();
            }
        }
    }

    private void offer(DBusConnection opened) throws DBusException {
        opened.exportObject(StatusNotifierItem.PATH, new StatusNotifierItem(face));
        opened.exportObject(DBusMenu.PATH, menu);
        service = ownName(opened);
        opened.addSigHandler(DBus.NameOwnerChanged.class, this::ownerChanged);
        DBus names =
                opened.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
        if (names.NameHasOwner(StatusNotifierWatcher.NAME)) {
            register(opened);
        }
    }

    /** Requests a name; programs in sandboxes may have the same process ID. */
    private static String ownName(DBusConnection opened) throws DBusException {
        String prefix = StatusNotifierInterface.NAME + "-" + ProcessHandle.current().pid() + "-";
        for (int i = 1; ; i++) {
            try {
                opened.requestBusName(prefix + i);
                return prefix + i;
            } catch (DBusException e) {
                if (i == MAX_NAMES) {
                    throw e;
                }
            }
        }
    }

    private void ownerChanged(DBus.NameOwnerChanged change) {
        if (change.name.equals(StatusNotifierWatcher.NAME) && !change.newOwner.isEmpty()) {
            registerAgain();
        }
    }

    private synchronized void registerAgain() {
        try {
            if (bus != null) {
                register(bus);
            }
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("no icon in the tray", e);
        }
    }

    private void register(DBusConnection opened) throws DBusException {
        opened.getRemoteObject(
                        StatusNotifierWatcher.NAME,
                        StatusNotifierWatcher.PATH,
                        StatusNotifierWatcher.class)
                .RegisterStatusNotifierItem(service);
    }

    @Override
    public synchronized void close() {
        if (bus != null) {
            bus.disconnect();
            bus = null;
        }
    }
}
