package io.dropsize.tray;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;

/**
 * The D-Bus interface {@code com.canonical.dbusmenu}. Public, because its library calls it by
 * reflection.
 */
@DBusInterfaceName("com.canonical.dbusmenu")
@SuppressWarnings("MethodName")
public interface DBusMenuInterface extends DBusInterface {
    Layout<UInt32, Item> GetLayout(int parent, int depth, List<String> names);

    List<ItemProperties> GetGroupProperties(List<Integer> ids, List<String> names);

    Variant<?> GetProperty(int id, String name);

    void Event(int id, String event, Variant<?> data, UInt32 time);

    List<Integer> EventGroup(List<MenuEvent> events);

    boolean AboutToShow(int id);

    Prepared<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /** The menu below an item has changed. */
    final class LayoutUpdated extends DBusSignal {
        public final UInt32 revision;
        public final int parent;

        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
            this.revision = revision;
            this.parent = parent;
        }
    }

    /** The reply to GetLayout. */
    final class Layout<A, B> extends Tuple {
        @Position(0)
        public final A revision;

        @Position(1)
        public final B root;

        public Layout(A revision, B root) {
            this.revision = revision;
            this.root = root;
        }
    }

    /** The reply to AboutToShowGroup. */
    final class Prepared<A, B> extends Tuple {
        @Position(0)
        public final A updates;

        @Position(1)
        public final B unknown;

        public Prepared(A updates, B unknown) {
            this.updates = updates;
            this.unknown = unknown;
        }
    }

    /** An item with those below it. */
    final class Item extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Item(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /** The properties of an item. */
    final class ItemProperties extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public ItemProperties(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** One of several events. */
    final class MenuEvent extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final String event;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 time;

        public MenuEvent(int id, String event, Variant<?> data, UInt32 time) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.time = time;
        }
    }
}
