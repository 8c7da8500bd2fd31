package io.dropsize.tray;

import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A flat menu over D-Bus, as the interface {@code com.canonical.dbusmenu} describes it. The root
 * has the ID 0, and the items have 1, 2… Thread-safe.
 */
final class DBusMenu extends ReadOnlyProperties implements DBusMenuInterface {
    static final String PATH = "/MenuBar";
    private static final int ROOT = 0;
    private static final String ITEM = "(ia{sv}av)";

    private volatile State state = new State(0, List.of());

    DBusMenu() {
        super(
                PATH,
                Map.of(
                        "Version",
                        new Variant<>(new UInt32(3)),
                        "TextDirection",
                        new Variant<>("ltr"),
                        "Status",
                        new Variant<>("normal"),
                        "IconThemePath",
                        new Variant<>(List.of(), "as")));
    }

    /** Items with the number of the change that made them. */
    private record State(int revision, List<TrayItem> items) {}

    /** The number of visible changes so far. */
    int revision() {
        return state.revision();
    }

    /**
     * Replaces the items.
     *
     * @return whether a user sees a difference
     */
    synchronized boolean show(List<TrayItem> items) {
        List<TrayItem> before = state.items();
        boolean same =
                before.size() == items.size()
                        && IntStream.range(0, items.size())
                                .allMatch(i -> before.get(i).looksLike(items.get(i)));
        state = new State(state.revision() + (same ? 0 : 1), List.copyOf(items));
        return !same;
    }

    @Override
    @SuppressWarnings("MethodName")
    public Layout<UInt32, Item> GetLayout(int parent, int depth, List<String> names) {
        State now = state;
        return new Layout<>(new UInt32(now.revision()), item(now, parent, depth != 0));
    }

    @Override
    @SuppressWarnings("MethodName")
    public List<ItemProperties> GetGroupProperties(List<Integer> ids, List<String> names) {
        State now = state;
        List<Integer> wanted = ids.isEmpty() ? allIds(now) : ids;
        return wanted.stream()
                .filter(id -> id >= ROOT && id <= now.items().size())
                .map(id -> new ItemProperties(id, propertiesOf(now, id)))
                .toList();
    }

    @Override
    @SuppressWarnings("MethodName")
    public Variant<?> GetProperty(int id, String name) {
        Variant<?> value = propertiesOf(state, id).get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    @Override
    @SuppressWarnings("MethodName")
    public void Event(int id, String event, Variant<?> data, UInt32 time) {
        List<TrayItem> items = state.items();
        if (event.equals("clicked") && id > ROOT && id <= items.size()) {
            TrayItem item = items.get(id - 1);
            if (item.enabled()) {
                item.action().run();
            }
        }
    }

    @Override
    @SuppressWarnings("MethodName")
    public List<Integer> EventGroup(List<MenuEvent> events) {
        int last = state.items().size();
        List<Integer> unknown = new ArrayList<>();
        for (MenuEvent event : events) {
            if (event.id < ROOT || event.id > last) {
                unknown.add(event.id);
            } else {
                Event(event.id, event.event, event.data, event.time);
            }
        }
        return unknown;
    }

    @Override
    @SuppressWarnings("MethodName")
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    @SuppressWarnings("MethodName")
    public Prepared<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Prepared<>(List.of(), List.of());
    }

    private static List<Integer> allIds(State now) {
        return IntStream.rangeClosed(ROOT, now.items().size()).boxed().toList();
    }

    private static Item item(State now, int id, boolean withChildren) {
        List<Variant<?>> children = new ArrayList<>();
        if (id == ROOT && withChildren) {
            for (int child = 1; child <= now.items().size(); child++) {
                children.add(new Variant<>(item(now, child, false), ITEM));
            }
        }
        return new Item(id, propertiesOf(now, id), children);
    }

    private static Map<String, Variant<?>> propertiesOf(State now, int id) {
        if (id <= ROOT || id > now.items().size()) {
            return id == ROOT ? Map.of("children-display", new Variant<>("submenu")) : Map.of();
        }
        TrayItem item = now.items().get(id - 1);
        return item.isSeparator()
                ? Map.of("type", new Variant<>("separator"))
                : Map.of(
                        "label",
                        new Variant<>(item.label().replace("_", "__")), // One is a mnemonic.
                        "enabled",
                        new Variant<>(item.enabled()));
    }
}
